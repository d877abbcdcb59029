"""Read, convert, edit and save the posts of Hugo-style and Hexo-style sites."""
