"""Counts over time, as pure functions of values: periods, topics, series with intervals, exports."""
