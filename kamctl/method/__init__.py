"""The method, computed: pure functions of records and a day, to small frozen results."""
