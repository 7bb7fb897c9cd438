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
    let loop = node.group.loops[0]
    let store = try await node.store("sandbox", SandboxBooks.migrations)
    let http = try HTTPTransport(loop: loop, trustedRootsPEM: nil)
    // The QR codes name the port, which is known only once it is bound.
    let responder = LateResponder()
    let listener = HTTPListener(responder: responder, loops: node.group, log: node.log)
    let port = try await listener.start(
      host: configuration.text("gateway.host"), port: configuration.integer("sandbox.port"))
    let url = "http://\(configuration.text("gateway.host")):\(port)"
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
    say(ReadyLine(name: "sandbox-provider", port: port).text)
    await stop.wait()
    await listener.shutDown(grace: .seconds(2))
    notices.cancel()
    await notices.finished()
    await http.shutDown()
    await store.close()
    try await node.shutDown()
  }
}
