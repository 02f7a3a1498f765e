"""The static API below /api/v1/: the shape of every file, its producers, the JSON Schemas, and the description for OpenAPI. Pure: records in, files out."""
