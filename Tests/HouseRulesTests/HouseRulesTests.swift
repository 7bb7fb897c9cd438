import Foundation
import Testing

/// The rules of the house that the compiler cannot check (docs: CONTRIBUTING.md).
@Suite struct HouseRulesTests {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  static let files: [String] = {
    var found: [String] = []
    for folder in ["Sources", "Tests", "Benchmarks/Sources"] {
      let walk = FileManager.default.enumerator(atPath: root.appending(path: folder).path)
      while let path = walk?.nextObject() as? String {
        if path.hasSuffix(".swift") { found.append("\(folder)/\(path)") }
      }
    }
    return found.sorted()
  }()

  static func lines(_ path: String) throws -> [String] {
    try String(contentsOf: root.appending(path: path), encoding: .utf8).components(separatedBy: "\n")
  }

  @Test(arguments: HouseRule.all)
  func `the tree keeps the rule`(rule: HouseRule) throws {
    var broken: [String] = []
    for path in Self.files where rule.applies(path) {
      let lines = try Self.lines(path)
      let numbers = rule.brokenAt.map { $0(path, lines) } ?? rule.broken(lines)
      broken += numbers.map { "\(path):\($0)" }
    }
    #expect(broken.isEmpty, "\(rule.name): \(broken.joined(separator: ", "))")
  }

  @Test(arguments: HouseRule.all)
  func `the rule catches its sample`(rule: HouseRule) {
    #expect(!rule.broken(rule.sample.components(separatedBy: "\n")).isEmpty)
  }

  /// What the simulator cannot replay; what no line shows (the order of a dictionary), its digests do.
  @Test(arguments: [
    "Task { await run() }", "Task(priority: .high) { await run() }", "Task.detached { await run() }",
    "Task.immediate { await run() }", "try await Task.sleep(for: .seconds(1))", "let now = Date()", "let now = Date.now",
    "let start = ContinuousClock.now", "let start = SuspendingClock().now", "let id = UUID()", "let n = Int.random(in: 0..<9)",
    "let fair = Bool.random()", "let some = seats.randomElement()", "for seat in seats.shuffled() {",
    "var dice = SystemRandomNumberGenerator()", "DispatchQueue.global().async { run() }", "usleep(1_000)",
  ])
  func `a line that leaves the seeded world is seen in a service`(line: String) {
    #expect(HouseRule.seededOnly.applies("Sources/Services/OrderService/OrderServer.swift"))
    #expect(HouseRule.seededOnly.broken(["func run() async throws {", "  " + line, "}"]) == [2])
  }

  @Test func `every script that the documents name exists`() throws {
    var missing: [String] = []
    for page in ["README.md", "CONTRIBUTING.md"] {
      let text = try String(contentsOf: Self.root.appending(path: page), encoding: .utf8)
      for match in text.matches(of: /\bscripts\/[a-z-]+/) {
        let path = String(text[match.range])
        if !FileManager.default.isExecutableFile(atPath: Self.root.appending(path: path).path) { missing.append("\(page): \(path)") }
      }
    }
    #expect(missing.isEmpty, "\(missing)")
  }

  @Test func `every verb of onsale that the documents show exists`() throws {
    let verbs = try Self.files.filter { $0.hasPrefix("Sources/App/Commands/") }.flatMap { path in
      try Self.lines(path).joined(separator: "\n").matches(of: /commandName: "([a-z-]+)"/).map { String($0.1) }
    }
    var unknown: [String] = []
    let pages = try ["README.md", "CONTRIBUTING.md"] + FileManager.default.contentsOfDirectory(
      atPath: Self.root.appending(path: "docs").path
    ).filter { $0.hasSuffix(".md") }.map { "docs/\($0)" }
    for page in pages {
      let text = try String(contentsOf: Self.root.appending(path: page), encoding: .utf8)
      for match in text.matches(of: /onsale ([a-z][a-z-]+)(?: ([a-z][a-z-]+))?/) where text[match.range].contains(" ") {
        let line = text[..<match.range.lowerBound].split(separator: "\n", omittingEmptySubsequences: false).last ?? ""
        // Only commands: at the start of a line, of a code span, or of a path.
        guard line.isEmpty || line.hasSuffix("`") || line.hasSuffix("/") || line.hasSuffix("> ") else { continue }
        if !verbs.contains(String(match.1)) { unknown.append("\(page): onsale \(match.1)") }
      }
    }
    #expect(unknown.isEmpty, "\(unknown)")
  }

  @Test func `every folder of sources is a room of the manifest`() throws {
    let manifest = try String(contentsOf: Self.root.appending(path: "Package.swift"), encoding: .utf8)
    let rooms = Set(Self.files.filter { $0.hasPrefix("Sources/") }.map { $0.split(separator: "/")[2] })
    let strangers = rooms.filter { !manifest.contains("\"\($0)\"") }
    #expect(strangers.isEmpty, "\(strangers)")
  }
}
