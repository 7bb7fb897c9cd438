import Foundation
import Testing

/// The rules of the house that the compiler cannot check (docs: CONTRIBUTING.md).
@Suite struct HouseRulesTests {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  static let files: [String] = {
    var found: [String] = []
    for folder in ["Sources", "Tests"] {
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

  @Test func `every folder of sources is a room of the manifest`() throws {
    let manifest = try String(contentsOf: Self.root.appending(path: "Package.swift"), encoding: .utf8)
    let rooms = Set(Self.files.filter { $0.hasPrefix("Sources/") }.map { $0.split(separator: "/")[2] })
    let strangers = rooms.filter { !manifest.contains("\"\($0)\"") }
    #expect(strangers.isEmpty, "\(strangers)")
  }
}
