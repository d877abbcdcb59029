"""The real Hugo, Hexo and mdast, asked about posts that this project writes."""
