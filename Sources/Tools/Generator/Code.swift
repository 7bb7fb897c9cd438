/// Text that grows by lines at a depth of indentation.
struct Code {
  private(set) var text = ""
  private var depth = 0

  mutating func line(_ content: String = "") {
    text += content.isEmpty ? "\n" : String(repeating: "  ", count: depth) + content + "\n"
  }

  /// `opening {`, what `body` writes one step deeper, `}`.
  mutating func block(_ opening: String, closing: String = "}", _ body: (inout Code) -> Void) {
    line(opening + " {")
    deeper(body)
    line(closing)
  }

  /// A `switch`: its cases stand at its own depth.
  mutating func cases(of subject: String, _ body: (inout Code) -> Void) {
    line("switch \(subject) {")
    body(&self)
    line("}")
  }

  mutating func deeper(_ body: (inout Code) -> Void) {
    depth += 1
    body(&self)
    depth -= 1
  }

  /// A documentation comment, or `fallback` when the proto has none.
  mutating func doc(_ comment: String?, else fallback: String? = nil) {
    guard let comment = comment ?? fallback else { return }
    for row in comment.split(separator: "\n", omittingEmptySubsequences: false) {
      let content = row.hasPrefix(" ") ? row.dropFirst() : row
      if row.isEmpty, comment.hasSuffix("\n"), row.endIndex == comment.endIndex { continue }
      line(content.isEmpty ? "///" : "/// \(content)")
    }
  }
}

/// One generated file: where it goes below the output folder, and what it says.
struct GeneratedFile: Hashable {
  enum Folder: Hashable { case swift, c }
  let folder: Folder
  let name: String
  let text: String

  static let notice = "Made by scripts/generate from the files in proto/. Do not edit."
}
