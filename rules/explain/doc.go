// Package explain says why a clause answers as it does. It walks the tree of a
// condition with a plain evaluator of its own, on the frame the judgement was
// made on, and gives for each part the text, a sentence, the answer and the
// facts behind it; for an answer of no, the first false part or the exception
// that blocked. It never runs inside a match's turn: only when somebody asks.
package explain
