import Foundation
import Testing

extension WholePlatform {
  /// The proofs of docs/proofs.md in a short form; `scripts/prove` runs the long ones.
  @Suite struct ProofTests {
    private func prove(_ arguments: [String], by program: String = RunningPlatform.executable) throws {
      let output = try run(program, ["prove"] + arguments)
      #expect(output.status == 0, "\(output.text)")
      #expect(output.text.contains("\"ok\":\"true\""), "\(output.text)")
    }

    @Test func `no call fails while every instance is restarted in turn`() throws { try prove(["restart"]) }

    @Test func `no idempotent call fails while every instance is killed in turn`() throws { try prove(["kill"]) }

    @Test func `thousands of cancels a second on one connection lose nothing`() throws {
      // A debug build is not made for ten thousand.
      if let release = ProcessInfo.processInfo.environment["ONSALE"] {
        try prove(["cancels", "--seconds", "2"], by: release)
      } else {
        try prove(["cancels", "--seconds", "2", "--rate", "1000"])
      }
    }

    @Test func `some seconds of mixed load leave memory flat`() throws { try prove(["memory", "--minutes", "0.1"]) }
  }
}
