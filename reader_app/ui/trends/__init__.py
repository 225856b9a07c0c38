"""The room of topics over time: proposed topics, the chart, and the way from a point to its papers."""
