/// Rows of text in aligned columns.
struct Table {
  private let lines: [[String]]

  init(_ header: [String], _ rows: [[String]]) { lines = [header] + rows }

  /// The table, without a line break at its end.
  var text: String {
    let widths = (lines.first ?? []).indices.map { column in
      lines.map { column < $0.count ? Self.width($0[column]) : 0 }.max() ?? 0
    }
    return lines.map { line in
      let cells = line.enumerated().map { index, cell in
        index == line.count - 1
          ? cell : cell + String(repeating: " ", count: widths[index] - Self.width(cell))
      }
      return cells.joined(separator: "  ")
    }.joined(separator: "\n")
  }

  /// Terminal columns: wide East Asian characters take two.
  private static func width(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { sum, scalar in
      sum
        + ((0x1100...0x115F).contains(scalar.value) || (0x2E80...0xFF60).contains(scalar.value)
          ? 2 : 1)
    }
  }
}
