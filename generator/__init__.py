"""Turns the YAML record of the Universal Periodic Review into scorecard pages.

Data moves one way: `read` turns content/**.yaml into frozen `model` records with their places in the files, `checks` hold
the records against each other, `scorecard` computes every figure, `pages` decides which pages exist and what each receives,
`render` writes them as Markdown, `write` puts on disk what changed, and `site` lets MkDocs turn the folder into HTML.
`build` is that journey in one function: read it first.
"""
