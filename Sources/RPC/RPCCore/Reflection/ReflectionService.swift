/// `grpc.reflection.v1.ServerReflection` and its elder twin `v1alpha`, which differ in their names only:
/// tools ask it what a server serves and how its messages look.
/// Source: grpc-proto, grpc/reflection/v1/reflection.proto.
///
/// One stream sends a file once: what a file rests on comes with it, unless it came before.
public struct ReflectionService: Sendable {
  private let services: [String]
  private let index: DescriptorIndex

  /// - Parameters:
  ///   - services: the full names of what the server serves; reflection itself is added.
  ///   - index: the files that define them.
  public init(services: [String], index: DescriptorIndex) {
    self.services = Set(services + Self.methods.map(\.service)).sorted()
    self.index = index
  }

  /// Of both versions.
  public static let methods = ["v1", "v1alpha"].map { version in
    MethodDescriptor(
      service: "grpc.reflection.\(version).ServerReflection", name: "ServerReflectionInfo", kind: .bidirectional,
      isIdempotent: true)
  }

  /// Both versions.
  public var definitions: [ServiceDefinition] {
    Self.methods.map { method in
      ServiceDefinition(
        name: method.service,
        methods: [
          RPCMethod(method, .bidirectional { requests, _, send in
            var sent: Set<String> = []
            while let request = try await requests.next() { try await send(answer(request, &sent)) }
          })
        ])
    }
  }

  /// `ServerReflectionResponse { valid_host = 1, original_request = 2, one of 4 to 7 }`.
  func answer(_ request: [UInt8], _ sent: inout Set<String>) -> [UInt8] {
    let head = WireFields(request[...]).map { WireFields.field(1, $0.text(1).utf8) } ?? []
    return head + WireFields.field(2, request) + result(request, &sent)
  }

  private func result(_ request: [UInt8], _ sent: inout Set<String>) -> [UInt8] {
    // The last of the fields of a oneof counts.
    guard let fields = WireFields(request[...]), let ask = fields.fields.last(where: { (3...7).contains($0.number) }),
      case .bytes(let bytes) = ask.value
    else { return Self.error(.invalidArgument, "no ServerReflectionRequest that is known here") }
    let text = String(decoding: bytes, as: UTF8.self)
    switch ask.number {
    case 3: return files(index.file(named: text), "file \(text)", &sent)
    case 4: return files(index.file(containing: text), "symbol \(text)", &sent)
    case 5:
      guard let wanted = WireFields(bytes) else { return Self.error(.invalidArgument, "no ExtensionRequest") }
      let (message, number) = (wanted.text(1), wanted.number(2))
      return files(index.file(extending: message, number), "extension \(number) of \(message)", &sent)
    case 6:
      guard let numbers = index.extensionNumbers(of: text) else { return Self.error(.notFound, "no type \(text)") }
      return WireFields.field(5, WireFields.field(1, text.utf8) + numbers.flatMap { WireFields.field(2, $0) })
    default:
      return WireFields.field(6, services.flatMap { WireFields.field(1, WireFields.field(1, $0.utf8)) })
    }
  }

  /// `FileDescriptorResponse { repeated bytes file_descriptor_proto = 1 }`.
  private func files(_ file: DescriptorIndex.File?, _ what: String, _ sent: inout Set<String>) -> [UInt8] {
    guard let file else { return Self.error(.notFound, "no \(what.prefix(200))") }
    var found = index.closure(of: file, without: &sent)
    // Who asks again for a file is told it again.
    if found.isEmpty { found = [file] }
    return WireFields.field(4, found.flatMap { WireFields.field(1, $0.bytes) })
  }

  /// `ErrorResponse { error_code = 1, error_message = 2 }`.
  private static func error(_ code: RPCCode, _ message: String) -> [UInt8] {
    WireFields.field(7, WireFields.field(1, UInt64(code.rawValue)) + WireFields.field(2, message.utf8))
  }
}
