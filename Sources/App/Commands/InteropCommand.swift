internal import ArgumentParser
internal import Base
internal import Composition
internal import Foundation
internal import HTTP2Wire
internal import Interop
internal import Logging
internal import Messages
internal import OpenSSLCrypto
internal import RPCCore
internal import RPCNetwork
internal import TLSWire

/// `onsale interop`: gRPC's own interop tests from either side. The flags are spelt as those of
/// the other implementations, with underscores.
struct InteropCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "interop",
    abstract: "gRPC's interop tests, as a server or as a client.",
    discussion: """
      EXAMPLES
        onsale interop server --port 10000
        onsale interop client --server_port 10000 --test_case ping_pong
        onsale interop client --server_port 10000               every case
      """,
    subcommands: [InteropServerCommand.self, InteropClientCommand.self])
}

/// Answers `grpc.testing.TestService` until it is told to stop.
struct InteropServerCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "server", abstract: "Answer the interop tests until SIGTERM.")

  @Option(help: "The port; 0 takes a free one.") var port = 0
  @Option(help: "The address to listen on.") var host = "127.0.0.1"
  @Option(name: .customLong("use_tls"), defaultAsFlag: true, help: "TLS instead of plaintext.") var useTLS: Bool?
  @Option(name: .customLong("tls_cert_file"), help: "The certificate, PEM; one is made when left out.")
  var certificate: String?
  @Option(name: .customLong("tls_key_file"), help: "Its key, PEM.") var key: String?
  @Option(name: .customLong("ca_file"), help: "Where the root of a certificate made here is written.")
  var root: String?

  @Flag(help: "Stop at the end of the standard input, for processes that a parent started.")
  var stopWithInput = false

  func run() async throws {
    let tls = useTLS == true ? try context() : nil
    let stop = StopRequest(endsWithInput: stopWithInput)
    let group = LoopGroup(count: 1)
    let loop = group.loops[0]
    let server = RPCServer(
      definitions: [InteropService(on: loop).testServiceDefinition], tls: tls, loops: [loop],
      limits: .init(frameBudget: .relaxed), log: Logger(label: "onsale.interop"))
    let bound = try await server.start(host: host, port: port)
    Terminal.line("listening on \(host):\(bound)")
    await stop.wait()
    await server.shutDown(grace: .seconds(1))
    try await group.shutDown()
  }

  private func context() throws -> TLSContext {
    if let certificate, let key {
      return try TLSContext(
        .edge(certificatePEM: try readText(certificate), keyPEM: try readText(key), protocols: ["h2"]))
    }
    let authority = try CertificateAuthority.makeRoot(cluster: "interop")
    let issued = try authority.issue(service: "interop", cluster: "interop")
    if let root { try Data(authority.certificatePEM.utf8).write(to: URL(filePath: root)) }
    return try TLSContext(
      .edge(certificatePEM: issued.certificatePEM, keyPEM: issued.keyPEM, protocols: ["h2"]))
  }
}

/// Runs interop cases against a server.
struct InteropClientCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "client", abstract: "Run one interop case, or all, against a server.")

  @Option(name: .customLong("server_host"), help: "Where the server is.") var host = "127.0.0.1"
  @Option(name: .customLong("server_port"), help: "Its port.") var port: Int
  @Option(name: .customLong("test_case"), help: "One of the cases; all of them when left out.") var test: String?
  @Option(name: .customLong("use_tls"), defaultAsFlag: true, help: "TLS instead of plaintext.") var useTLS: Bool?
  @Option(name: .customLong("ca_file"), help: "The root to trust, PEM; the system's when left out.")
  var root: String?
  @Option(name: .customLong("soak_iterations"), help: "Calls of the soak cases.") var soakIterations = 100

  func run() async throws {
    let cases = try test.map { name in
      guard let found = InteropCase(rawValue: name) else {
        let names = InteropCase.allCases.map(\.rawValue).joined(separator: ", ")
        throw CommandFailure(.usage, "--test_case \(name): one of \(names)")
      }
      return [found]
    }
    let tls = useTLS == true
      ? try TLSContext(.outside(trustedRootsPEM: try root.map(readText), protocols: ["h2"])) : nil
    let group = LoopGroup(count: 1)
    let loop = group.loops[0]
    let make: @Sendable () -> NetworkChannel = { [host, port] in
      NetworkChannel(host: host, port: port, loop: loop, tls: tls)
    }
    let channel = make()
    let client = InteropClient(channel, on: loop, soakIterations: soakIterations) {
      let fresh = make()
      return (fresh, { fresh.close() })
    }
    var failed: [String] = []
    for item in cases ?? InteropCase.allCases {
      do {
        try await client.run(item)
        Terminal.line("ok \(item.rawValue)")
      } catch {
        failed.append(item.rawValue)
        Terminal.line("FAILED \(item.rawValue): \(error)")
      }
    }
    channel.close()
    try await group.shutDown()
    if !failed.isEmpty { throw CommandFailure(.failed, "\(failed.count) of the cases failed: \(failed.joined(separator: ", "))") }
  }
}

private func readText(_ path: String) throws -> String {
  guard let data = FileManager.default.contents(atPath: path) else {
    throw CommandFailure(.usage, "\(path): the file cannot be read")
  }
  return String(decoding: data, as: UTF8.self)
}
