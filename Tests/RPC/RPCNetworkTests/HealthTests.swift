import Base
import RPCCore
import RPCNetwork
import Testing

@Suite struct HealthTests {
  /// A server with a service of its own choice to speak for it, and a channel to it.
  private func withServer(
    _ body: (HealthService, RPCServer, NetworkChannel, NIOLoop) async throws -> Void
  ) async throws {
    let group = LoopGroup(count: 2)
    let health = HealthService(names: ["t.Test"], loop: group.loops[0])
    let server = RPCServer(
      definitions: [testService(Seen(), on: group.loops[0])], tls: nil, loops: [group.loops[0]], health: health, log: quiet)
    let port = try await server.start(host: "127.0.0.1", port: 0)
    let channel = NetworkChannel(host: "127.0.0.1", port: port, loop: group.loops[1], log: quiet)
    try await body(health, server, channel, group.loops[1])
    channel.close()
    await server.shutDown(grace: .seconds(1))
    try await group.shutDown()
  }

  private func check(_ name: String, _ channel: NetworkChannel) async throws(RPCError) -> HealthService.Status? {
    HealthService.status(in: try await channel.unary(HealthService.check, HealthService.request(name), CallOptions()))
  }

  @Test func `probes learn the health of the server and of its services`() async throws {
    try await withServer { health, _, channel, _ in
      for status in [HealthService.Status.serving, .notServing, .serving] {
        health.say(status)
        for name in ["", "t.Test"] {
          let told = try await check(name, channel)
          #expect(told == status)
        }
      }
      for (request, code) in [([0x0A, 1, 0x78], RPCCode.notFound), ([0x0A, 9, 1], .invalidArgument)] as [([UInt8], RPCCode)] {
        let error = await #expect(throws: RPCError.self) {
          try await channel.unary(HealthService.check, request, CallOptions())
        }
        #expect(error?.code == code)
      }
    }
  }

  @Test func `List tells all services at once`() async throws {
    try await withServer { health, _, channel, _ in
      health.say(.notServing)
      let answer = try await channel.unary(HealthService.list, [], CallOptions())
      let name = Array("t.Test".utf8)
      #expect(answer == [0x0A, 6, 0x0A, 0, 0x12, 2, 8, 2] + [0x0A, 12, 0x0A, 6] + name + [0x12, 2, 8, 2])
    }
  }

  @Test func `Watch tells the state, every change, and the end`() async throws {
    try await withServer { health, server, channel, loop in
      let known = Follower("t.Test", channel, loop)
      let unknown = Follower("t.None", channel, loop)
      try await known.hears([.serving])
      try await unknown.hears([.serviceUnknown])
      health.say(.notServing)
      try await known.hears([.serving, .notServing])
      health.say(.notServing)
      health.say(.serving)
      try await known.hears([.serving, .notServing, .serving])
      let call = CallOptions(timeout: .seconds(5))
      let answer = try await channel.unary(HealthService.check, [], call)
      #expect(answer == [8, 1], "the unknown one is told once and stays")
      #expect(unknown.told.withLock { $0 } == [.serviceUnknown] && unknown.error.withLock { $0 } == nil)
      // Its followers do not make a server wait for the end of its grace.
      let begun = loop.now
      await server.shutDown(grace: .seconds(30))
      #expect(begun.duration(to: loop.now) < .seconds(15))
      try await known.hears([.serving, .notServing, .serving, .notServing])
      try await known.ends(.unavailable)
      try await unknown.ends(.unavailable)
    }
  }

  /// Somebody who follows a name.
  private final class Follower: Sendable {
    let told = Locked<[HealthService.Status?]>([])
    let error = Locked<RPCError?>(nil)
    private let bell: Bell
    private let loop: NIOLoop

    init(_ name: String, _ channel: NetworkChannel, _ loop: NIOLoop) {
      let (told, error, bell) = (told, error, Bell())
      (self.bell, self.loop) = (bell, loop)
      _ = loop.spawn {
        do {
          let options = CallOptions(timeout: .seconds(60))
          try await channel.serverStreaming(HealthService.watch, HealthService.request(name), options) { message in
            told.withLock { $0.append(HealthService.status(in: message)) }
            bell.ring()
          }
        } catch let failure {
          error.withLock { $0 = failure as? RPCError }
        }
        bell.ring()
      }
    }

    func hears(_ wanted: [HealthService.Status]) async throws {
      while told.withLock({ $0 }) != wanted {
        try Task.checkCancellation()
        try #require(error.withLock { $0 } == nil || told.withLock { $0 } == wanted)
        await bell.wait(upTo: .seconds(1), on: loop)
      }
    }

    func ends(_ code: RPCCode) async throws {
      while error.withLock({ $0 }) == nil {
        try Task.checkCancellation()
        await bell.wait(upTo: .seconds(1), on: loop)
      }
      #expect(error.withLock { $0?.code } == code)
    }
  }
}
