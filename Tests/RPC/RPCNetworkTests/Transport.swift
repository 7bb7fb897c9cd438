import Base
import HTTP2Wire
import Logging
import OpenSSLCrypto
import RPCCore
import RPCInProcess
import RPCNetwork
import TLSWire

let echo = MethodDescriptor(service: "t.Test", name: "Echo", kind: .unary, isIdempotent: true)
let refuse = MethodDescriptor(service: "t.Test", name: "Refuse", kind: .unary, isIdempotent: true)
let hang = MethodDescriptor(service: "t.Test", name: "Hang", kind: .unary, isIdempotent: true)
let relay = MethodDescriptor(service: "t.Test", name: "Relay", kind: .unary, isIdempotent: true)
let count = MethodDescriptor(service: "t.Test", name: "Count", kind: .serverStreaming, isIdempotent: true)
let total = MethodDescriptor(service: "t.Test", name: "Total", kind: .clientStreaming, isIdempotent: false)
let mirror = MethodDescriptor(service: "t.Test", name: "Mirror", kind: .bidirectional, isIdempotent: false)
let fail = MethodDescriptor(service: "t.Test", name: "Fail", kind: .unary, isIdempotent: true)

struct SoldOut: Refusal {
  let reason = "SOLD_OUT"
  let kind = RefusalKind.conflict
  let explanation = "nothing left: 卖完了 100 %"
  var facts: [String: String] { ["left": "0"] }
}
struct Strange: Error {}

/// What the handlers of a stage have seen.
final class Seen: Sendable {
  let started = Locked(0)
  let cancelled = Locked(0)
  let sent = Locked(0)
  let strays = Locked(0)
  let peers = Locked<[Peer]>([])
  let bell = Bell()

  /// Waits until the condition holds; throws when the test is cancelled.
  func wait(on loop: NIOLoop, until condition: (Seen) -> Bool) async throws {
    while !condition(self) {
      try Task.checkCancellation()
      await bell.wait(upTo: .seconds(1), on: loop)
    }
  }
}

/// A service that does everything a transport must carry.
func testService(_ seen: Seen, on loop: NIOLoop, relayTo next: (any RPCCore.Channel)? = nil) -> ServiceDefinition {
  ServiceDefinition(
    name: "t.Test",
    methods: [
      RPCMethod(echo, .unary { request, call in
        if !loop.isCurrent { seen.strays.withLock { $0 += 1 } }
        seen.peers.withLock { if $0.count < 4 { $0.append(call.peer) } }
        return request + [UInt8]((call.metadata["onsale-request"] ?? "").utf8)
      }),
      RPCMethod(refuse, .unary { _, _ in throw SoldOut() }),
      RPCMethod(fail, .unary { _, _ in throw Strange() }),
      RPCMethod(hang, .unary { _, _ in
        seen.started.withLock { $0 += 1 }
        seen.bell.ring()
        do {
          try await loop.sleep(for: .seconds(600))
        } catch {
          seen.cancelled.withLock { $0 += 1 }
          seen.bell.ring()
          throw error
        }
        return []
      }),
      RPCMethod(relay, .unary { _, call in
        guard let next else { return [] }
        // What the callee sees of deadline and metadata comes back.
        return try await next.unary(relay, [], CallOptions()) + [UInt8]("\(call.metadata.entries.count)".utf8)
      }),
      RPCMethod(count, .serverStreaming { request, _, send in
        let size = Int(request.first ?? 0) * 1024
        let number = Int(request.last ?? 0) * 100
        do {
          for index in 0..<number {
            try await send([UInt8(index % 251)] + [UInt8](repeating: 0, count: size))
            seen.sent.withLock { $0 += 1 }
          }
        } catch {
          seen.cancelled.withLock { $0 += 1 }
          seen.bell.ring()
          throw error
        }
        if number == 0 { throw SoldOut() }
      }),
      RPCMethod(total, .clientStreaming { requests, call in
        if !loop.isCurrent { seen.strays.withLock { $0 += 1 } }
        let most = Int(call.metadata["x-most"] ?? "") ?? .max
        if most < 0 { throw SoldOut() }
        var (bytes, count) = (0, 0)
        while count < most, let request = try await requests.next() {
          bytes += request.count
          count += 1
        }
        return [UInt8]("\(bytes)".utf8)
      }),
      RPCMethod(mirror, .bidirectional { requests, call, send in
        do {
          if let echo = call.metadata["x-echo"] {
            try call.addInitialMetadata(["x-echo": echo])
            try call.addTrailingMetadata(["x-echo-end": echo])
          }
          if call.metadata["x-relay"] != nil { _ = try await next?.unary(hang, [], CallOptions()) }
          for try await request in requests { try await send(request.reversed()) }
        } catch {
          seen.cancelled.withLock { $0 += 1 }
          seen.bell.ring()
          throw error
        }
      }),
    ])
}

/// Where the same test body runs.
enum Transport: String, CaseIterable, Sendable {
  case inProcess, plaintext, mutualTLS
}

let quiet: Logger = {
  var log = Logger(label: "test")
  log.logLevel = .critical
  return log
}()

/// Certificates of a test cluster.
struct Identities: Sendable {
  let root: CertificateAuthority
  init() throws { root = try CertificateAuthority.makeRoot(cluster: "test") }

  func context(_ role: TLSConfiguration.Role, _ service: String, root other: CertificateAuthority? = nil) throws -> TLSContext {
    let issued = try (other ?? root).issue(service: service, cluster: "test")
    return try TLSContext(
      .service(role, certificatePEM: issued.certificatePEM, keyPEM: issued.keyPEM, trustedRootsPEM: root.certificatePEM))
  }
}

/// Runs `body` with a channel to the test service on one stage, the client on a loop of its own.
func withTransport(
  _ transport: Transport, relayTo next: (any RPCCore.Channel)? = nil,
  limits: RPCServer.Limits? = RPCServer.Limits(frameBudget: .relaxed),
  _ body: (any RPCCore.Channel, Seen, NIOLoop) async throws -> Void
) async throws {
  let group = LoopGroup(count: 2)
  let (serverLoop, clientLoop) = (group.loops[0], group.loops[1])
  let seen = Seen()
  let service = testService(seen, on: serverLoop, relayTo: next)
  if transport == .inProcess {
    try await body(InProcessChannel(definitions: [service], loop: serverLoop, log: quiet), seen, clientLoop)
    return try await group.shutDown()
  }
  let identities = transport == .mutualTLS ? try Identities() : nil
  let server = RPCServer(
    definitions: [service], tls: try identities?.context(.server, "callee"), loops: [serverLoop], limits: limits, log: quiet)
  let port = try await server.start(host: "127.0.0.1", port: 0)
  let channel = NetworkChannel(
    host: "127.0.0.1", port: port, loop: clientLoop, tls: try identities?.context(.client, "caller"),
    expectedIdentity: identities == nil ? nil : "spiffe://onsale/test/callee", log: quiet)
  try await body(channel, seen, clientLoop)
  channel.close()
  await server.shutDown(grace: .seconds(2))
  try await group.shutDown()
}
