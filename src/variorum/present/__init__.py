"""Story → str: the edition as JSON, Markdown, one HTML file, or a screen of text. Pure functions, no input, no output.

Nothing is imported here, so that a program that writes JSON does not load the page's templates.
"""
