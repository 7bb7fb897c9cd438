/// A strict reader of Prometheus' text format 0.0.4: one TYPE line per family, before its samples;
/// every sample of a declared family; no sample twice; buckets that grow and end in +Inf.
struct ParsedPage {
  struct Wrong: Error, CustomStringConvertible {
    let description: String
  }

  private(set) var types: [String: String] = [:]
  /// By `name{label=value,…}` with decoded values in the order of the page.
  private(set) var samples: [String: Double] = [:]

  init(_ page: String) throws {
    guard page.hasSuffix("\n") else { throw Wrong(description: "the last line has no end") }
    var current: (name: String, type: String)?
    for line in page.dropLast().split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("# TYPE ") {
        let parts = line.dropFirst(7).split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, ["counter", "gauge", "histogram"].contains(parts[1]) else {
          throw Wrong(description: "a bad type: \(line)")
        }
        guard types.updateValue(parts[1], forKey: parts[0]) == nil else { throw Wrong(description: "twice: \(line)") }
        current = (parts[0], parts[1])
        continue
      }
      guard let current else { throw Wrong(description: "a sample before its type: \(line)") }
      try readSample(String(line), of: current)
    }
  }

  private mutating func readSample(_ line: String, of family: (name: String, type: String)) throws {
    var rest = Substring(line)
    let name = rest.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_" || $0 == ":") }
    rest = rest.dropFirst(name.count)
    let suffixes = family.type == "histogram" ? ["_bucket", "_sum", "_count"] : [""]
    guard let first = name.first, !first.isNumber, suffixes.contains(where: { name == family.name + $0 }) else {
      throw Wrong(description: "not a sample of \(family.name): \(line)")
    }
    var labels: [String] = []
    if rest.first == "{" {
      repeat {
        rest = rest.dropFirst()
        labels.append(try Self.label(&rest))
      } while rest.first == ","
      guard rest.first == "}" else { throw Wrong(description: "labels do not end: \(line)") }
      rest = rest.dropFirst()
    }
    guard rest.first == " ", let value = PrometheusNumber.value(String(rest.dropFirst())) else {
      throw Wrong(description: "no value: \(line)")
    }
    let key = String(name) + (labels.isEmpty ? "" : "{" + labels.joined(separator: ",") + "}")
    guard samples.updateValue(value, forKey: key) == nil else { throw Wrong(description: "twice: \(line)") }
  }

  private static func label(_ rest: inout Substring) throws -> String {
    let name = rest.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
    rest = rest.dropFirst(name.count)
    guard let first = name.first, !first.isNumber, rest.hasPrefix("=\"") else { throw Wrong(description: "a bad label: \(rest)") }
    var scalars = rest.dropFirst(2).unicodeScalars
    var value = String.UnicodeScalarView()
    while let scalar = scalars.popFirst() {
      if scalar == "\"" {
        rest = Substring(scalars)
        return "\(name)=\(String(value))"
      }
      guard scalar == "\\" else {
        value.append(scalar)
        continue
      }
      switch scalars.popFirst() {
      case "n": value.append("\n")
      case "\\": value.append("\\")
      case "\"": value.append("\"")
      default: throw Wrong(description: "a bad escape")
      }
    }
    throw Wrong(description: "a label does not end")
  }
}

enum PrometheusNumber {
  static func value(_ text: String) -> Double? {
    switch text {
    case "NaN": .nan
    case "+Inf": .infinity
    case "-Inf": -.infinity
    default: text.contains(where: { $0.isLetter && $0 != "e" }) ? nil : Double(text)
    }
  }

  static func text(_ value: Double) -> String { value == value.rounded() ? "\(Int(value))" : "\(value)" }
}
