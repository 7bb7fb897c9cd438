import Foundation
import Testing

/// `scripts/bench` as far as it can be tested without measuring, and the manifest of its package.
@Suite struct BenchmarkTests {
  private static func run(_ arguments: [String]) throws -> (status: Int32, text: String) {
    let process = Process()
    process.executableURL = HouseRulesTests.root.appending(path: "scripts/bench")
    process.arguments = arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: bytes, as: UTF8.self))
  }

  @Test func `without a name it lists the benchmarks`() throws {
    let (status, text) = try Self.run([])
    #expect(status == 0)
    #expect(text.contains("rpc "))
  }

  @Test(arguments: [["--help"], ["rpc", "--help"]])
  func `it explains itself`(arguments: [String]) throws {
    let (status, text) = try Self.run(arguments)
    #expect(status == 0)
    for flag in ["--seconds", "--rounds", "--json"] { #expect(text.contains(flag)) }
  }

  @Test(arguments: [
    ["nonsense"], ["rpc", "--seconds", "long"], ["rpc", "--seconds", "0"], ["rpc", "--rounds", "0"],
    ["rpc", "--rounds", "1.5"], ["rpc", "--peers"], ["rpc", "--json"],
  ])
  func `what it does not know it refuses before it builds anything`(arguments: [String]) throws {
    let (status, text) = try Self.run(arguments)
    #expect(status == 2)
    #expect(!text.contains("building"))
  }

  @Test func `its package has the settings of the house`() throws {
    func settings(_ path: String) throws -> [String] {
      let lines = try HouseRulesTests.lines(path)
      let start = try #require(lines.firstIndex { $0.hasPrefix("let strict") })
      return Array(lines[start...].prefix { $0 != "]" })
    }
    #expect(try settings("Benchmarks/Package.swift") == settings("Package.swift"))
    let manifest = try HouseRulesTests.lines("Benchmarks/Package.swift").joined(separator: "\n")
    let targets = manifest.matches(of: /\.executableTarget\(/).count
    #expect(targets > 0)
    #expect(manifest.matches(of: /swiftSettings: strict/).count == targets)
    #expect(manifest.matches(of: /\.package\(\s*url/).count == manifest.matches(of: /exact: "/).count)
  }
}
