"""Pages and pictures: templates, languages, the site, and drawings of charts."""
