"""Results of the method as charts: each a Vega-Lite specification with its data inside."""
