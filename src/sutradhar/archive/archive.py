"""Placeholder until its room is built."""


class Archive:
    pass
