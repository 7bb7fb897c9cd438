internal import Base
public import Composition
internal import Foundation
internal import Logging
internal import RPCCore
internal import RPCNetwork
internal import TLSWire

/// The server of a trial, in a process of its own behind mutual TLS, and the way to it.
public struct EnduranceStage: Sendable {
  private let server: ChildProcess
  let port: Int
  let loop: NIOLoop
  private let tls: TLSContext

  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  /// Whose certificates the two ends show; every name of the cluster would do.
  private static let (serverName, clientName) = ("order", "operator")
  private static let cluster = "local"

  /// Starts `executable prove server`, runs `body` and ends the server.
  static func run<Report: Sendable>(
    executable: String, _ body: @escaping @Sendable (EnduranceStage) async throws -> Report
  ) async throws -> Report {
    let group = LoopGroup(count: 1)
    let loop = group.loops[0]
    let name = "onsale-prove-\(Identifier(hi: loop.next(), lo: loop.next()))"
    let directory = FileManager.default.temporaryDirectory.appending(path: name).path
    defer {
      // What cannot be removed is left to the system's cleaning of temporary files.
      try? FileManager.default.removeItem(atPath: directory)
    }
    let certificates = Certificates(directory: directory + "/certs")
    _ = try certificates.makeMissing(cluster: cluster)
    let child = try ChildProcess(
      executable: executable, arguments: ["prove", "server", "--certificates", directory + "/certs"])
    guard let ready = await child.ready(within: .seconds(30)) else {
      child.kill()
      throw Failure(description: "the server did not start")
    }
    let stage = EnduranceStage(
      server: child, port: ready.port, loop: loop, tls: try certificates.tls(clientName, .client))
    let outcome = Locked<Result<Report, any Error>?>(nil)
    await loop.spawn {
      do {
        let report = try await body(stage)
        outcome.withLock { $0 = .success(report) }
      } catch {
        outcome.withLock { $0 = .failure(error) }
      }
    }.finished()
    await child.stop(grace: .seconds(5))
    try await group.shutDown()
    guard let report = try outcome.withLock({ $0 })?.get() else { throw Failure(description: "the trial did not end") }
    return report
  }

  /// What the server takes of memory; nil when it is gone.
  var memory: ProcessMemory? { ProcessMemory(of: server.pid) }

  /// A channel of one connection.
  func channel() -> NetworkChannel {
    NetworkChannel(
      host: "127.0.0.1", port: port, loop: loop, tls: tls,
      expectedIdentity: Certificates.identity(Self.serverName, cluster: Self.cluster), connections: 1, log: Self.quiet)
  }

  /// A channel that the server cannot understand.
  func strangeChannel() -> NetworkChannel {
    NetworkChannel(host: "127.0.0.1", port: port, loop: loop, connections: 1, log: Self.quiet)
  }

  private static let quiet = Logger(label: "onsale.prove") { _ in SwiftLogNoOpLogHandler() }

  // MARK: - The server's process

  /// Answers until its input ends. `say` gets one `ReadyLine`.
  public static func serve(
    certificates directory: String, stop: StopRequest, say: @Sendable (String) -> Void
  ) async throws {
    let group = LoopGroup(count: 1)
    let loop = group.loops[0]
    let server = RPCServer(
      definitions: [EnduranceService(on: loop).definition],
      tls: try Certificates(directory: directory).tls(serverName, .server), loops: [loop], log: quiet)
    let port = try await server.start(host: "127.0.0.1", port: 0)
    say(ReadyLine(name: "endurance", port: port).text)
    await stop.wait()
    await server.shutDown(grace: .seconds(1))
    try await group.shutDown()
  }
}
