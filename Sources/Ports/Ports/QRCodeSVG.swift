extension QRModules {
  /// The code as an SVG picture of its own: one unit per module, four modules of white around it
  /// (ISO/IEC 18004 §5.3.8), dark runs of each row as one path. Scales without blur.
  public var svg: String {
    let quiet = 4
    let side = size + 2 * quiet
    var path = ""
    for row in 0..<size {
      var column = 0
      while column < size {
        let start = column
        while column < size, dark[row * size + column] { column += 1 }
        if column > start {
          path += "M\(start + quiet) \(row + quiet)h\(column - start)v1h-\(column - start)z"
        }
        column += 1
      }
    }
    return """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(side) \(side)" \
      shape-rendering="crispEdges"><path fill="#fff" d="M0 0h\(side)v\(side)H0z"/>\
      <path d="\(path)"/></svg>
      """
  }
}
