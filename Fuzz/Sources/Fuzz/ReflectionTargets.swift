@testable import RPCCore

/// Bytes as a set of descriptors, and as a question to a server that reflects them. Every question has
/// an answer, and every answer is a message with one result.
enum Reflection {
  private static let empty: DescriptorIndex = {
    guard let index = DescriptorIndex(set: []) else { preconditionFailure("no files are a set of files") }
    return index
  }()

  static func run(_ input: [UInt8]) {
    let index = DescriptorIndex(set: input) ?? empty
    let service = ReflectionService(services: ["t.T"], index: index)
    var sent: Set<String> = []
    check(service.answer(input, &sent), repeating: input)
    // What the set says of itself is found.
    for bytes in WireFields(input[...])?.all(1) ?? [] {
      let name = WireFields(bytes).map { $0.text(1) } ?? ""
      check(service.answer(WireFields.field(3, name.utf8), &sent), repeating: WireFields.field(3, name.utf8))
    }
  }

  private static func check(_ answer: [UInt8], repeating question: [UInt8]) {
    guard let fields = WireFields(answer[...]) else { preconditionFailure("what we write we read") }
    precondition(fields.all(2).map(Array.init) == [question], "an answer repeats its question")
    precondition(fields.fields.count { (4...7).contains($0.number) } == 1, "one result")
  }
}
