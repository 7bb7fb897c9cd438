import Foundation
import Testing

@testable import Generator

@Suite struct GeneratorTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  private static func generator(_ more: String...) throws -> Generator {
    Generator(
      options: try .init(["--descriptor-set", "-", "--swift", "-", "--c", "-", "--package", "onsale."] + more))
  }

  private static func descriptors(_ name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: root.appending(path: "Tests/Tools/descriptors/\(name).pb")))
  }

  @Test(arguments: [
    ("CMessages", "Sources/RPC/Messages/Generated", "Sources/C/CMessages", []),
    ("CTestMessages", "Tests/RPC/MessagesTests/Generated", "Tests/RPC/CTestMessages", ["--runtime", "Messages"]),
  ])
  func `the committed sources are what the generator writes`(module: String, swift: String, c: String, more: [String]) throws {
    let options = try Generator.Options(
      ["--descriptor-set", "-", "--swift", "-", "--c", "-", "--package", "onsale.,grpc.testing,etcdserverpb", "--c-module", module] + more)
    let files = try Generator(options: options).generate(try Self.descriptors(module))
    for (folder, path) in [(GeneratedFile.Folder.swift, swift), (.c, c)] {
      var wanted = Dictionary(uniqueKeysWithValues: files.filter { $0.folder == folder }.map { ($0.name, $0.text) })
      let base = Self.root.appending(path: path)
      for name in try FileManager.default.subpathsOfDirectory(atPath: base.path) where name.contains(".") {
        let text = try String(contentsOf: base.appending(path: name), encoding: .utf8)
        #expect(wanted.removeValue(forKey: name) == text, "\(path)/\(name): run scripts/generate")
      }
      #expect(wanted.isEmpty, "missing: \(wanted.keys.sorted()): run scripts/generate")
    }
  }

  @Test func `our schema is acyclic`() throws {
    var builder = SchemaBuilder(try FileDescriptor.readSet(try Self.descriptors("CMessages")), prefix: "onsale.")
    let schema = try builder.build()
    #expect(schema.packages.count == 10)
    #expect(schema.packages.flatMap(\.messages).count > 100)
  }

  @Test func `two runs write the same`() throws {
    let set = try Self.descriptors("CTestMessages")
    let generator = try Self.generator("--c-module", "X")
    #expect(try generator.generate(set) == (try generator.generate(set)))
  }

  @Test func `a descriptor set cut anywhere is an error or less, never a crash`() throws {
    let set = try Self.descriptors("CTestMessages")
    let generator = try Self.generator("--c-module", "X")
    var refused = 0
    for length in stride(from: 0, to: set.count, by: 7) {
      do { _ = try generator.generate(Array(set.prefix(length))) } catch { refused += 1 }
    }
    #expect(refused > 0)
  }

  @Test func `runs of field numbers become ranges`() {
    let ranges = CTables.ranges([1, 2, 3, 7, 8, 100])
    #expect(ranges.map(\.start) == [1, 7, 100])
    #expect(ranges.map(\.index) == [0, 3, 5])
  }

  @Test(arguments: [[], ["--swift"], ["--nonsense", "x"], ["--swift", "a", "--c", "b"]])
  func `wrong arguments are refused with the usage`(arguments: [String]) {
    let error = #expect(throws: GeneratorError.self) { try Generator.Options(arguments) }
    #expect(error?.description.contains("usage:") == true)
  }
}

/// Schemas that must not be generated from, as descriptor sets written by hand.
@Suite struct RefusedSchemaTests {
  private func generate(_ file: [UInt8]...) throws -> [GeneratedFile] {
    let set = file.flatMap { field(1, $0) }
    let options = ["--descriptor-set", "-", "--swift", "-", "--c", "-", "--package", "onsale.", "--c-module", "X"]
    return try Generator(options: try .init(options)).generate(set)
  }

  @Test func `messages that contain each other are refused with their path`() {
    let error = #expect(throws: GeneratorError.self) {
      try generate(file(message("A", link("b", "B")), message("B", link("c", "C")), message("C", link("b", "B"))))
    }
    #expect(error == .cycle(["onsale.x.v1.B", "onsale.x.v1.C", "onsale.x.v1.B"]))
  }

  @Test func `a message that contains itself is refused`() {
    let error = #expect(throws: GeneratorError.self) { try generate(file(message("A", link("a", "A")))) }
    #expect(error == .cycle(["onsale.x.v1.A", "onsale.x.v1.A"]))
  }

  @Test func `a diamond is no cycle`() throws {
    let files = try generate(
      file(message("D"), message("B", link("d", "D")), message("C", link("d", "D")), message("A", link("b", "B"), link("c", "C"))))
    #expect(files.contains { $0.name == "XV1.swift" })
    #expect(files.contains { $0.name == "include/X.h" })
  }

  @Test func `types that are not generated are refused`() {
    let error = #expect(throws: GeneratorError.self) {
      try generate(file(message("A", field(1, "s") + number(3, 1) + number(4, 1) + number(5, 11) + field(6, ".google.protobuf.Struct"))))
    }
    #expect(error == .unknownType(".google.protobuf.Struct", usedBy: "onsale.x.v1.A.s"))
  }

  @Test func `proto2, groups and required fields are refused`() {
    #expect(throws: GeneratorError.self) { try generate(field(1, "a.proto") + field(2, "onsale.x.v1")) }
    #expect(throws: GeneratorError.self) { try generate(file(message("A", plain("g", kind: 10)))) }
    #expect(throws: GeneratorError.self) { try generate(file(message("A", field(1, "r") + number(3, 1) + number(4, 2) + number(5, 5)))) }
  }

  @Test(arguments: [
    (false, false, "unary", "unaryMethod", "_ request: XV1.A, _ call: ServerCall)"),
    (false, true, "serverStreaming", "streamingMethod", "_ request: XV1.A, _ call: ServerCall,"),
    (true, false, "clientStreaming", "clientStreamingMethod", "_ requests: RequestStream<XV1.A>, _ call: ServerCall)"),
    (true, true, "bidirectional", "bidirectionalMethod", "_ requests: RequestStream<XV1.A>, _ call: ServerCall,"),
  ])
  func `every kind of method gets its shape`(client: Bool, server: Bool, kind: String, maker: String, input: String) throws {
    let method =
      field(1, "M") + field(2, ".onsale.x.v1.A") + field(3, ".onsale.x.v1.A") + number(5, client ? 1 : 0)
      + number(6, server ? 1 : 0)
    let files = try generate(file(message("A")) + field(6, field(1, "S") + field(2, method)))
    let text = try #require(files.first { $0.name == "XV1+Services.swift" }).text
    for part in ["kind: .\(kind),", "\(maker)(XV1.SMethods.m)", input] { #expect(text.contains(part)) }
  }

  @Test func `other packages are left out`() throws {
    let strange = field(1, "b.proto") + field(2, "google.api") + field(12, "proto2")
    #expect(try generate(strange, file(message("A"))).filter { $0.folder == .swift }.map(\.name).sorted() == [
      "XV1+Tables.swift", "XV1+Wire.swift", "XV1.swift",
    ])
  }

  // MARK: - Descriptors by hand: numbers of google/protobuf/descriptor.proto

  private func file(_ messages: [UInt8]...) -> [UInt8] {
    field(1, "x.proto") + field(2, "onsale.x.v1") + messages.flatMap { field(4, $0) } + field(12, "proto3")
  }
  private func message(_ name: String, _ fields: [UInt8]...) -> [UInt8] {
    field(1, name) + fields.enumerated().flatMap { index, item in field(2, item + number(3, index + 1)) }
  }
  private func link(_ name: String, _ type: String) -> [UInt8] { plain(name, kind: 11) + field(6, ".onsale.x.v1.\(type)") }
  private func plain(_ name: String, kind: Int) -> [UInt8] { field(1, name) + number(4, 1) + number(5, kind) + field(10, name) }

  private func number(_ field: Int, _ value: Int) -> [UInt8] { [UInt8(field << 3), UInt8(value)] }
  private func field(_ number: Int, _ text: String) -> [UInt8] { field(number, Array(text.utf8)) }
  private func field(_ number: Int, _ bytes: [UInt8]) -> [UInt8] {
    [UInt8(number << 3 | 2), UInt8(bytes.count & 0x7F | 0x80), UInt8(bytes.count >> 7)] + bytes
  }
}
