"""The matrices of a State as files."""

from collections.abc import Iterator

from generator.addresses import matrix_file
from generator.open_data.data_file import DataFile
from generator.open_data.matrix.matrix import matrices
from generator.open_data.matrix.sheet import sheet_matrix
from generator.open_data.matrix.word import word_matrix
from generator.open_data.state_record import StateRecord


def matrix_files(record: StateRecord) -> Iterator[DataFile]:
    """OHCHR's matrix of each review that has recommendations on record, for Word and for Excel; neither holds marks for the version."""
    for cycle, matrix in matrices(record):
        yield DataFile(matrix_file(record.code, cycle, "docx"), word_matrix(matrix))
        yield DataFile(matrix_file(record.code, cycle, "xlsx"), sheet_matrix(matrix))
