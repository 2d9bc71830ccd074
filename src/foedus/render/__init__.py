"""Findings, figures and tables written as HTML, Markdown, JSON and CSV."""
