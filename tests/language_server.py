"""The language server that editors use for YAML, spoken to over its standard streams as an editor does."""

import json
import os
import queue
import shutil
import subprocess
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

SERVER = Path(__file__).parent / "editor/node_modules/yaml-language-server/bin/yaml-language-server"
NODE = shutil.which("node")
WAIT = 120.0
Message = dict[str, Any]
CAPABILITIES = {
    "textDocument": {
        "completion": {"completionItem": {"documentationFormat": ["markdown", "plaintext"], "snippetSupport": True}},
        "hover": {"contentFormat": ["markdown", "plaintext"]},
        "publishDiagnostics": {},
    },
    "workspace": {"configuration": True, "workspaceFolders": True},
}


class LanguageServer:
    """One session of an editor: a folder is open, with the settings that it brings along."""

    def __init__(self, process: "subprocess.Popen[bytes]", folder: Path, settings: Mapping[str, Any]) -> None:
        self.process = process
        self.settings = settings
        self.received: queue.Queue[Message] = queue.Queue()
        self.diagnostics: dict[str, list[Message]] = {}
        self.answers: dict[int, Message] = {}
        self.number = 0
        threading.Thread(target=self._receive, daemon=True).start()
        folders = [{"uri": folder.as_uri(), "name": folder.name}]
        self.request("initialize", {"processId": os.getpid(), "rootUri": folder.as_uri(), "workspaceFolders": folders, "capabilities": CAPABILITIES})
        self._send({"method": "initialized", "params": {}})
        self._send({"method": "workspace/didChangeConfiguration", "params": {"settings": settings}})

    def problems(self, path: Path, text: str | None = None) -> list[str]:
        """What the server underlines in a file with this text, or its own: as line:column: message."""
        return self.problems_of({path: path.read_text(encoding="utf-8") if text is None else text})[path]

    def problems_of(self, texts: Mapping[Path, str]) -> dict[Path, list[str]]:
        """The same for many files that are open at once."""
        for path, text in texts.items():
            self._open(path, text)
        found = {path: self._diagnostics(path) for path in texts}
        for path in texts:
            self._close(path)
        return found

    def completions(self, path: Path, text: str) -> dict[str, str]:
        """What the server offers where `|` stands in the text, each with its explanation."""
        found = self._at(path, text, "textDocument/completion")
        return {item["label"]: _words(item.get("documentation")) for item in found["items"]}

    def hover(self, path: Path, text: str) -> str:
        """What the server says of the word behind `|` in the text."""
        found = self._at(path, text, "textDocument/hover")
        return _words(found["contents"]) if found else ""

    def request(self, method: str, params: object) -> Any:
        """The answer to a request."""
        self.number += 1
        self._send({"id": self.number, "method": method, "params": params})
        number = self.number
        self._wait_for(lambda: number in self.answers)
        answer = self.answers.pop(number)
        assert "error" not in answer, answer
        return answer["result"]

    def _at(self, path: Path, text: str, method: str) -> Any:
        before, _, after = text.partition("|")
        self._open(path, before + after)
        position = {"line": before.count("\n"), "character": len(before.rpartition("\n")[2])}
        answer = self.request(method, {"textDocument": {"uri": path.as_uri()}, "position": position})
        self._close(path)
        return answer

    def _open(self, path: Path, text: str) -> None:
        """Opens a file under a version of its own, because the server remembers what it read of each version."""
        self.number += 1
        document = {"uri": path.as_uri(), "languageId": "yaml", "version": self.number, "text": text}
        self._send({"method": "textDocument/didOpen", "params": {"textDocument": document}})

    def _diagnostics(self, path: Path) -> list[str]:
        self._wait_for(lambda: path.as_uri() in self.diagnostics)
        found = [(one["range"]["start"], one["message"]) for one in self.diagnostics[path.as_uri()]]
        return [f"{start['line'] + 1}:{start['character'] + 1}: {message}" for start, message in found]

    def _close(self, path: Path) -> None:
        """Closes a file; the server then empties its list of problems, which is the last word about it."""
        self.diagnostics.pop(path.as_uri(), None)
        self._send({"method": "textDocument/didClose", "params": {"textDocument": {"uri": path.as_uri()}}})
        self._wait_for(lambda: self.diagnostics.get(path.as_uri()) == [])
        self.diagnostics.pop(path.as_uri())

    def _wait_for(self, is_there: Callable[[], bool]) -> None:
        """Takes messages until what is waited for has come, and answers what the server asks on the way."""
        while not is_there():
            message = self.received.get(timeout=WAIT)
            if message.get("method") == "textDocument/publishDiagnostics":
                self.diagnostics[message["params"]["uri"]] = message["params"]["diagnostics"]
            elif "method" in message and "id" in message:
                self._send({"id": message["id"], "result": self._answer(message)})
            elif "id" in message:
                self.answers[message["id"]] = message

    def _answer(self, message: Message) -> Sequence[Any] | None:
        if message["method"] == "workspace/configuration":
            return [self.settings.get(item["section"], {}) for item in message["params"]["items"]]
        return None

    def _send(self, message: Message) -> None:
        data = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self.process.stdin
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(data), data))
        self.process.stdin.flush()

    def _receive(self) -> None:
        stream = self.process.stdout
        assert stream
        length = 0
        while header := stream.readline():
            if header.lower().startswith(b"content-length"):
                length = int(header.split(b":")[1])
            elif header == b"\r\n":
                self.received.put(json.loads(stream.read(length)))


def _words(documentation: Any) -> str:
    return documentation["value"] if isinstance(documentation, dict) else documentation or ""


def nested(settings: Mapping[str, Any]) -> dict[str, Any]:
    """Settings as VS Code hands them on: `yaml.schemaStore.enable` is a key in a mapping in a mapping."""
    found: dict[str, Any] = {}
    for name, value in settings.items():
        *folders, last = name.split(".") if not name.startswith("[") else [name]
        place = found
        for folder in folders:
            place = place.setdefault(folder, {})
        place[last] = value
    return found


@contextmanager
def language_server(folder: Path, settings: Mapping[str, Any]) -> Iterator[LanguageServer]:
    """The server with a folder open and the settings of a settings.json; it ends with the block."""
    assert NODE
    command = [NODE, str(SERVER), "--stdio"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        try:
            yield LanguageServer(process, folder, nested(settings))
        finally:
            process.kill()
