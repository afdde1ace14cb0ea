// Package layout gives rule files one way of writing, without touching what
// they say. It changes, and only changes:
//
//   - line ends and end of file: no carriage returns, no blanks at the end of a
//     line, one newline at the end, never two blank lines in a row;
//   - indentation: two columns a level, a list's dashes two columns inside its
//     key, one space after a dash; a block of text two columns inside its key; a
//     line inside brackets below what stands after the bracket, or two columns in
//     where the bracket ended its line;
//   - flow maps and lists: {a: 1, b: [x, y]}, no blanks inside the brackets, one
//     after a comma and a colon, none before;
//   - comments: a space after the #, indented like what follows them;
//   - top-level keys: format first, then the key that names what the file
//     describes; tests and then uncovered last. The others stay where the author
//     put them, and a comment goes with the key below it.
//
// Blanks after a block key's colon stay, so that columns of figures keep their
// alignment. Conditions and quoted text keep every character.
//
// The result is read again and must say the same as before, key by key; if it
// does not, File reports an error and nothing has been changed.
package layout
