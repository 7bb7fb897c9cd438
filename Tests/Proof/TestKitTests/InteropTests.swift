import TestKit
import Testing

@Suite struct InteropTests {
  @Test func `every import of an interop script comes from a package that is listed`() throws {
    guard let lines = try Interop.lines("--check", [], input: []) else { return }
    #expect(lines.count >= 5 && lines.allSatisfy { $0.hasPrefix("ok ") }, "\(lines)")
  }
}
