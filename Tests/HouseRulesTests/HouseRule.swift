import Foundation
import Testing

/// What the compiler cannot check, as rules over lines of source.
///
/// Every rule brings a sample that it must catch, so that a rule cannot rot into one that never
/// says no.
struct HouseRule: Sendable, CustomTestStringConvertible {
  let name: String
  /// Which files it reads, by their path from the root of the package.
  let applies: @Sendable (String) -> Bool
  /// The broken lines of one file: 1-based numbers.
  let broken: @Sendable ([String]) -> [Int]
  /// A text that breaks it.
  let sample: String
  /// For rules that depend on where the line stands.
  var brokenAt: (@Sendable (String, [String]) -> [Int])?

  var testDescription: String { name }

  static let all: [HouseRule] = [
    pureDomain, noCrash, seededOnly, explainedUnsafe, onlyBordersImportC, noUnreasonedTry,
    noEmptyCatch, functionsUnderTheWall, filesUnderTheWall, oneWordPerIdea, nothingLeftOpen,
    columns, noFoundationInTheCore,
  ]
}

extension HouseRule {
  static let pureDomain = HouseRule(
    name: "the domain imports only Base and JSON",
    applies: { $0.hasPrefix("Sources/Domain/") },
    broken: matching { line in
      guard let module = imported(line) else { return false }
      return !["Base", "JSON"].contains(module)
    },
    sample: "import Foundation")

  static let noFoundationInTheCore = HouseRule(
    name: "no Foundation, Dispatch or Glibc in Base, Wire, RPCCore, RPCConnection and services",
    applies: { path in
      ["Sources/Base/", "Sources/Wire/", "Sources/RPC/RPCCore/", "Sources/RPC/RPCConnection/", "Sources/Services/"]
        .contains { path.hasPrefix($0) } && !path.hasPrefix("Sources/Base/Telemetry/")
    },
    broken: matching { line in
      imported(line).map { ["Foundation", "FoundationEssentials", "Dispatch", "Glibc"].contains($0) } ?? false
    },
    sample: "internal import Dispatch")

  static let noCrash = HouseRule(
    name: "nothing in Sources can crash on input: no try!, as!, fatalError",
    applies: { $0.hasPrefix("Sources/") && !$0.contains("/Generated/") },
    broken: matching { $0.contains("try!") || $0.contains("as!") || $0.contains("fatalError(") },
    sample: "let x = try! read()")

  static let seededOnly = HouseRule(
    name: "tasks, sleep and time come from the loop",
    applies: { path in
      path.hasPrefix("Sources/") && !path.hasPrefix("Sources/App/") && !path.hasPrefix("Sources/Tools/")
        && !path.hasPrefix("Sources/Proof/Drill/") && !path.hasPrefix("Sources/RPC/RPCNetwork/")
        && !path.hasPrefix("Sources/Adapters/SystemWorld/") && !path.hasPrefix("Sources/Proof/TestKit/")
        && path != "Sources/Proof/Simulator/World/SimulatedLoop.swift"
        && !path.hasPrefix("Sources/Base/Telemetry/")
    },
    broken: matching { line in
      [
        "Task.detached", "Task.sleep", "Task.immediate", "Date()", "Date.now", "ContinuousClock", "SuspendingClock",
        "SystemRandomNumberGenerator", ".shuffled()", ".randomElement()", "UUID()", "DispatchQueue", "usleep(",
      ].contains { line.contains($0) }
        || line.range(of: #"\bTask\s*(\(.*\)\s*)?\{"#, options: .regularExpression) != nil
        || [".random(in:", ".random()"].contains { line.contains($0) } && !line.contains("using:")
    },
    sample: "Task { await run() }")

  static let explainedUnsafe = HouseRule(
    name: "@unchecked and nonisolated(unsafe) are explained by a SAFETY line, and stand at borders only",
    applies: { $0.hasPrefix("Sources/") && !$0.contains("/Generated/") },
    broken: { lines in
      lines.indices.filter { index in
        let line = code(lines[index])
        guard line.contains("@unchecked Sendable") || line.contains("nonisolated(unsafe)") else { return false }
        return !lines[max(0, index - 5)..<index].contains { $0.contains("SAFETY:") }
      }.map { $0 + 1 }
    },
    sample: "final class Handle: @unchecked Sendable {}")

  static let onlyBordersImportC = HouseRule(
    name: "C is imported by Wire, Messages and adapters, and never publicly",
    applies: { $0.hasPrefix("Sources/") },
    broken: { _ in [] }, sample: "public import COpenSSL"
  ).reading { path, lines in
    let border = ["Sources/Wire/", "Sources/RPC/Messages/", "Sources/Adapters/"].contains { path.hasPrefix($0) }
    return numbers(lines) { line in
      guard let module = imported(line), isCModule(module) else { return false }
      return !border || line.hasPrefix("public ")
    }
  }

  static let noUnreasonedTry = HouseRule(
    name: "try? has its reason on the line above",
    applies: { $0.hasPrefix("Sources/") && !$0.contains("/Generated/") },
    broken: { lines in
      lines.indices.filter { index in
        guard code(lines[index]).contains("try?") else { return false }
        return index == 0 || !lines[index - 1].trimmingCharacters(in: .whitespaces).hasPrefix("//")
      }.map { $0 + 1 }
    },
    sample: "let x = try? read()")

  static let noEmptyCatch = HouseRule(
    name: "no error is swallowed by an empty catch",
    applies: { $0.hasPrefix("Sources/") },
    broken: matching { $0.range(of: #"catch\s*(\w+\s*)?\{\s*\}"#, options: .regularExpression) != nil },
    sample: "do { try read() } catch {}")

  static let functionsUnderTheWall = HouseRule(
    name: "no function is longer than 70 lines",
    applies: { $0.hasPrefix("Sources/") && $0.hasSuffix(".swift") && !$0.contains("/Generated/") },
    broken: { longFunctions($0, limit: 70) },
    sample: "func long() {\n" + String(repeating: "  step()\n", count: 71) + "}")

  static let filesUnderTheWall = HouseRule(
    name: "no file is longer than 500 lines",
    applies: { $0.hasPrefix("Sources/") && $0.hasSuffix(".swift") && !$0.contains("/Generated/") },
    broken: { $0.count > 501 ? [501] : [] },
    sample: String(repeating: "\n", count: 501))

  static let oneWordPerIdea = HouseRule(
    name: "one word per idea: reservation is hold, showing is performance, refunding money is refund",
    applies: { $0.hasPrefix("Sources/") && $0.hasSuffix(".swift") },
    broken: matching { line in
      ["Reservation", "Showtime", "Chargeback", "Utils", "Helper"].contains { word in
        line.range(of: "\\b\\w*\(word)\\w*\\b", options: .regularExpression) != nil
      }
    },
    sample: "struct Reservation {}")

  static let nothingLeftOpen = HouseRule(
    name: "nothing is left open in comments",
    applies: { $0.hasPrefix("Sources/") || $0.hasPrefix("Tests/") && !$0.contains("HouseRules") },
    broken: { lines in
      numbers(lines, raw: true) { $0.range(of: #"\b(TODO|FIXME|XXX|HACK)\b"#, options: .regularExpression) != nil }
    },
    sample: "// TODO: later")

  static let columns = HouseRule(
    name: "lines stay under 140 columns (swift-format aims at 100)",
    applies: { $0.hasSuffix(".swift") && $0.hasPrefix("Sources/") && !$0.contains("/Generated/") },
    broken: { lines in numbers(lines, raw: true) { $0.count > 140 } },
    sample: String(repeating: "x", count: 141))
}

// MARK: - Reading lines

extension HouseRule {
  /// A rule that needs the path as well as the lines.
  func reading(_ body: @escaping @Sendable (String, [String]) -> [Int]) -> HouseRule {
    HouseRule(name: name, applies: applies, broken: { body("Sources/Services/Sample.swift", $0) }, sample: sample)
      .withPath(body)
  }

  private func withPath(_ body: @escaping @Sendable (String, [String]) -> [Int]) -> HouseRule {
    var copy = self
    copy.brokenAt = body
    return copy
  }
}

private func matching(_ predicate: @escaping @Sendable (String) -> Bool) -> @Sendable ([String]) -> [Int] {
  { lines in numbers(lines, predicate) }
}

private func numbers(_ lines: [String], raw: Bool = false, _ predicate: (String) -> Bool) -> [Int] {
  lines.indices.filter { predicate(raw ? lines[$0] : code(lines[$0])) }.map { $0 + 1 }
}

/// The line without its comment and without what stands in string literals.
private func code(_ line: String) -> String {
  let trimmed = line.trimmingCharacters(in: .whitespaces)
  if trimmed.hasPrefix("//") { return "" }
  let bare = trimmed.replacingOccurrences(of: #""([^"\\]|\\.)*""#, with: "\"\"", options: .regularExpression)
  return bare.components(separatedBy: " //").first ?? bare
}

private func imported(_ line: String) -> String? {
  let words = line.split(separator: " ")
  guard let position = words.firstIndex(of: "import"), position + 1 < words.count, position <= 2 else { return nil }
  return String(words[position + 1])
}

private func isCModule(_ name: String) -> Bool {
  name.hasPrefix("C") && name.dropFirst().first?.isUppercase == true
    && ["CNGHTTP2", "COpenSSL", "COpenSSLShims", "CProtobufC", "CMessages", "CSQLite", "CArgon2", "CQRCodeGen"].contains(name)
}

private func longFunctions(_ lines: [String], limit: Int) -> [Int] {
  var result: [Int] = []
  var depth = 0
  var start: (line: Int, depth: Int)?
  for (index, line) in lines.enumerated() {
    let text = code(line)
    let opens = text.range(of: #"\b(func|init)\b.*\{"#, options: .regularExpression) != nil
    if start == nil, opens { start = (index, depth) }
    depth += text.count { $0 == "{" } - text.count { $0 == "}" }
    if let begun = start, depth <= begun.depth {
      if index - begun.line > limit { result.append(begun.line + 1) }
      start = nil
    }
  }
  return result
}
