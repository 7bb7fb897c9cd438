internal import Base
internal import GatewayListener
internal import HTTPTransport
internal import OpenSSLCrypto
internal import Ports
internal import RPCNetwork
internal import SandboxProvider
internal import SQLiteStore

/// The sandbox payment provider as a process of its own, with books of its own.
public enum SandboxHost {
  /// Runs until `stop` is rung.
  public static func run(
    _ configuration: Configuration, stop: StopRequest, say: @escaping @Sendable (String) -> Void
  ) async throws {
    let node = try Node(configuration, label: "sandbox-provider")
    guard let begun = try await stop.unlessAsked({ try await start(node) }) else { return }
    say(ReadyLine(name: "sandbox-provider", port: begun.port).text)
    await stop.wait()
    await begun.end()
    try await node.shutDown()
  }

  private struct Begun: Sendable {
    let port: Int
    let end: @Sendable () async -> Void
  }

  private static func start(_ node: Node) async throws -> Begun {
    let configuration = node.configuration
    let loop = node.group.loops[0]
    let store = try await node.store("sandbox", SandboxBooks.migrations)
    let http = try HTTPTransport(loop: loop, trustedRootsPEM: nil)
    // The QR codes name the port, which is known only once it is bound.
    let responder = LateResponder(on: loop)
    let listener = HTTPListener(responder: responder, loops: node.group, log: node.log)
    let host = configuration.text("gateway.host")
    let port = try await CannotStart.listening(host, "sandbox.port", configuration) {
      try await listener.start(host: host, port: $0)
    }
    let url = "http://\(Setting.authority(host, port))"
    let provider = try SandboxProvider(
      SandboxConfiguration(
        appID: configuration.text("payment.merchant"),
        merchantPublicKeyPEM: try node.crypto.signer(
          privateKeyPEM: try node.keys.privateKey("merchant", .rsa2), .rsa2
        ).publicKeyPEM,
        privateKeyPEM: try node.keys.privateKey("provider", .rsa2), publicURL: url),
      loop: loop, store: store, http: http, crypto: node.crypto, log: node.log)
    responder.put(provider)
    let notices = loop.spawn { await provider.run() }
    return Begun(port: port) {
      await listener.shutDown(grace: .seconds(2))
      notices.cancel()
      await notices.finished()
      await http.shutDown()
      await store.close()
    }
  }
}
