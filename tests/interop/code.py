"""A little code in every language whose colours newsdoc knows, for comparing with Hugo."""

from __future__ import annotations

__all__ = ["CODE", "FENCES"]

CODE = {
    "js": """import { readFile } from 'node:fs/promises';

// read the list of stations
const list = await readFile("stations.txt", 'utf8');
for (const line of list.split("\\n")) {
  if (line.trim() === '' || !line) continue;
  console.log(`station ${line} is open`, 1 + 2);
}
let found = list.match( /a b+/g );
const make = (name) => ({ name, at: new Date() });
""",
    "jsx": """export default function Board({ title }) {
  return <h1 className="board big">{title}</h1>;
}
""",
    "ts": """interface Train { name: string; late?: number }
type Line = 'red' | "blue";
export const late = (all: Train[]): Train[] => all.filter((one) => !!one.late);
""",
    "bash": """# pack the pages
set -e
for f in *.md; do
  if [ -f "$f" ]; then
    echo "packing $f" && tar -czf out.tgz "$f" 2
  fi
done
export PAGES=12
cd /srv/site || exit 1
""",
    "python": """import json
from pathlib import Path


@cached
def read(path: Path, limit: int = 20) -> list[str]:
    \"\"\"Read the lines of a file.\"\"\"
    with open(path) as file:
        lines = [line.strip() for line in file if line != "x y"]
    raise ValueError(f"too many: {len(lines)}")  # never here


class Board(Base):
    size = 3 * 4
    names = {'a b': None, "c": True}
""",
    "yaml": """# the site
title: Station news
params:
  - name: red line
    open: true
  - "blue line"
  - [one, two]
count: 12
""",
    "json": """{
  "name": "red line",
  "stops": [1, 2.5, null, true],
  "open": { "from": "6 am" }
}
""",
    "html": """<!-- the board -->
<div class="board big" id="b1">
  <p>Next train at nine</p>
  <img src="a.png" alt="a train">
</div>
<style>
  .board { color: red; }
</style>
<script>
  const board = document.querySelector("b1"); // find it
</script>
""",
    "vue": """<template>
  <p :title="name" v-if="open">{{ name }} is open</p>
</template>

<script>
export default { data: () => ({ name: 'red line' }) };
</script>
""",
    "xml": """<?xml version="1.0"?>
<line name="red line" open="yes">
  <!-- two stops -->
  <stop>North gate</stop>
</line>
""",
    "css": """/* the board */
.board, #top > a:hover {
  color: #fff;
  background: rgba(0, 0, 0, 0.5);
  margin: 0 auto 2em;
  font-family: "Noto Sans", serif;
}
@media print { .board { display: none !important; } }
""",
    "scss": """$ink: #222;
.board {
  color: $ink;
  width: 10px;
}
""",
    "go": """package main

import "fmt"

// Board holds lines.
type Board struct {
	Name string
	Size int
}

func main() {
	b := Board{Name: "red line", Size: 3}
	for i := 0; i < b.Size; i++ {
		fmt.Println(b.Name, i)
	}
}
""",
    "java": """import java.util.List;

public class Board {
    // all lines
    private final List<String> lines;

    public int size() {
        return lines.size() + 1;
    }
}
""",
    "c": """#include <stdio.h>

/* print a board */
int main(void) {
    int size = 3;
    printf("size %d\\n", size);
    return 0;
}
""",
    "cpp": """#include <string>

class Board {
public:
    std::string name;
    int size = 3; // stops
};
""",
    "csharp": """using System;

namespace Station
{
    public class Board
    {
        // the name
        public string Name { get; set; } = "red line";
    }
}
""",
    "rust": """use std::fs;

/// Reads a board.
fn main() {
    let name = "red line";
    let mut size: u32 = 3;
    size += 1;
    println!("{}", name);
}
""",
    "php": """<?php
// the board
function size($lines) {
    return count($lines) + 1;
}
echo 'size ' . size([1, 2]);
""",
    "ruby": """# the board
class Board
  def size(lines)
    lines.length + 1
  end
end
puts 'red line'
""",
    "sql": """-- all late trains
SELECT name, late FROM trains
WHERE late > 5 AND line = 'red line'
ORDER BY late DESC;
""",
    "toml": """# the site
title = "Station news"
[params]
open = true
lines = ["red", "blue"]
count = 12
""",
    "ini": """[site]
title = Station news
""",
    "dockerfile": """# the image
FROM alpine:3.20
RUN apk add --no-cache git && \\
    mkdir -p /srv/site
CMD ["hugo", "server"]
""",
    "nginx": """# the site
server {
    listen 80;
    server_name news.example;
    root /srv/site;
}
""",
    "diff": """--- a/board.txt
+++ b/board.txt
@@ -1,2 +1,2 @@
-red line closed
+red line open
 blue line open
""",
    "kotlin": """fun main() {
    val name = "red line"
    println(name) // print it
}
""",
    "swift": """import Foundation

// the board
let name = "red line"
func size(of lines: [String]) -> Int {
    return lines.count
}
""",
    "makefile": """site: pages
	hugo --minify
NAME = red line
""",
    "lua": """-- the board
local name = "red line"
function size(lines)
  return #lines + 1
end
""",
    "groovy": """pipeline {
    agent any
    // build the site
    stages { stage('build it') { steps { sh 'hugo' } } }
}
""",
    "tf": """# the site
resource pages {
  name = "red line"
  size = 3
}
""",
    "scala": """object Board extends App {
  val name = "red line"
  println(name) // print it
}
""",
    "dart": """void main() {
  final name = 'red line';
  print(name); // print it
}
""",
    "tex": """\\section{Red line}
Two stops % a note
and $x$ more
""",
    "console": """$ hugo server --port 1313
Web Server is available
""",
    "text": "just a few words\nand no colours\n",
    "": "no language at all\n",
}

FENCES = (
    "go {linenos=inline}",
    "go {linenos=table,linenostart=9}",
    'go {linenos=table,hl_lines=["2-3",5]}',
    "go {linenos=inline,hl_lines=[1]}",
    'go {hl_lines="1 3-40"}',
    "go {linenos=false}",
    "nope {hl_lines=[1],linenos=true}",
)
"""What may stand behind the marks of a fence, and bears on what a summary counts."""
