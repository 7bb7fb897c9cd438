import Messages
import TestKit
import Testing

@Suite struct ReferenceTests {
  @Test func `Google's protobuf reads what we write and writes the same bytes`() throws {
    let messages = (UInt64(1)...10).flatMap { seed in
      let random = RandomMessages(seed: seed)
      return (0..<20).map { _ in random.next() }
    }
    let input = messages.map { "\(TestingV1.Everything.table.name) \(hexadecimal($0.serialized()))" }
    guard let lines = try Interop.lines("protobuf_reference.py", ["Tests/RPC/proto"], input: input) else { return }
    #expect(lines.count == messages.count)
    for (line, message) in zip(lines, messages) {
      let theirs = bytes(String(line.prefix { $0 != " " }))
      // Entries of a map have no order of their own; ours are sorted, Google's are not.
      let manyEntries = max(message.labels.count, message.leavesByNumber.count, message.counts.count) > 1
      #expect(theirs == message.serialized() || manyEntries)
      #expect(try TestingV1.Everything(serialized: theirs) == message)
    }
  }

  private func hexadecimal(_ bytes: [UInt8]) -> String {
    bytes.isEmpty ? "-" : bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
  }

  private func bytes(_ text: String) -> [UInt8] {
    var rest = Array(text.utf8)[...]
    var bytes: [UInt8] = []
    while rest.count >= 2 {
      bytes.append(UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) ?? 0)
      rest = rest.dropFirst(2)
    }
    return bytes
  }
}
