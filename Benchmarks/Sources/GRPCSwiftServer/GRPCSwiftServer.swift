internal import GRPCCore
internal import GRPCNIOTransportHTTP2Posix
internal import Glibc

/// grpc-swift-2 as a peer: `Bench/Reserve` answered without decoding a message, without an
/// interceptor and without metrics, which is less than Onsale's server does.
///
/// Arguments: the certificate chain and the key (PEM files) for TLS; none for plaintext. Prints
/// `port N` when it listens.
@main
enum GRPCSwiftServer {
  static func main() async throws {
    let files = CommandLine.arguments.dropFirst()
    var security = HTTP2ServerTransport.Posix.TransportSecurity.plaintext
    if let chain = files.first, let key = files.dropFirst().first {
      security = .tls(
        certificateChain: [.file(path: chain, format: .pem)], privateKey: .file(path: key, format: .pem))
    }
    let server = GRPCServer(
      transport: HTTP2ServerTransport.Posix(
        address: .ipv4(host: "127.0.0.1", port: 0), transportSecurity: security),
      services: [Bench()])
    async let served: Void = server.serve()
    let address = try await server.listeningAddress
    print("port \(address?.ipv4?.port ?? 0)")
    // The driver reads through a pipe, which a newline does not flush.
    fflush(nil)
    try await served
  }
}

/// The one method of the benchmark.
private struct Bench: RegistrableRPCService {
  func registerMethods<Transport: ServerTransport>(with router: inout RPCRouter<Transport>) {
    router.registerHandler(
      forMethod: MethodDescriptor(fullyQualifiedService: "onsale.bench.v1.Bench", method: "Reserve"),
      deserializer: Bytes(), serializer: Bytes()
    ) { request, _ in
      let single = try await ServerRequest(stream: request)
      guard single.message.count == 62 else {
        throw RPCError(code: .invalidArgument, message: "a request has 62 bytes")
      }
      return StreamingServerResponse(single: ServerResponse(message: Self.reply))
    }
  }

  /// Field 1, a string of 35 bytes.
  private static let reply: [UInt8] = [0x0A, 35] + Array("01980000000000000000000000000000abc".utf8)
}

/// Messages as they are.
private struct Bytes: MessageSerializer, MessageDeserializer {
  func serialize<Target: GRPCContiguousBytes>(_ message: [UInt8]) throws -> Target { Target(message) }

  func deserialize<Source: GRPCContiguousBytes>(_ bytes: Source) throws -> [UInt8] {
    bytes.withUnsafeBytes { Array($0) }
  }
}
