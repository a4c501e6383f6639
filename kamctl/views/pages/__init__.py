"""Pages and pictures: templates, languages, the site, charts as drawings."""
