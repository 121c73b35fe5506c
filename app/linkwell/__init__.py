"""Linkwell: a resource library and lesson-pack builder for schools linking."""

__version__ = "0.1.0"
