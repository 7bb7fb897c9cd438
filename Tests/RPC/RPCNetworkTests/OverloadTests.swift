import Base
import HTTP2Wire
import RPCCore
import RPCNetwork
import Testing

private let look = MethodDescriptor(service: "t.Sale", name: "Look", kind: .unary, isIdempotent: true)
private let pay = MethodDescriptor(service: "t.Sale", name: "Pay", kind: .unary, isIdempotent: false)

/// A service that burns five milliseconds of its loop for every call: no caller is slower, on any machine.
private func sale(_ started: Locked<Int>, on loop: NIOLoop) -> ServiceDefinition {
  let burn: @Sendable ([UInt8], ServerCall) async throws -> [UInt8] = { request, _ in
    started.withLock { $0 += 1 }
    let end = loop.now.advanced(by: .milliseconds(5))
    while loop.now < end {}
    return request
  }
  return ServiceDefinition(name: "t.Sale", methods: [RPCMethod(look, .unary(burn)), RPCMethod(pay, .unary(burn))])
}

@Suite struct OverloadTests {
  private struct Outcomes {
    var ok = 0
    var overloaded = 0
    var withPause = 0
    var other: [RPCError] = []
  }

  private func withServer(
    _ admission: AdmissionPolicy?, _ body: (RPCServer, NetworkChannel, NIOLoop, Locked<Int>) async throws -> Void
  ) async throws {
    let group = LoopGroup(count: 2)
    let started = Locked(0)
    let server = RPCServer(
      definitions: [sale(started, on: group.loops[0])], tls: nil, loops: [group.loops[0]],
      limits: .init(frameBudget: .relaxed), admission: admission, log: quiet)
    let port = try await server.start(host: "127.0.0.1", port: 0)
    let channel = NetworkChannel(host: "127.0.0.1", port: port, loop: group.loops[1], log: quiet)
    try await body(server, channel, group.loops[1], started)
    channel.close()
    await server.shutDown(grace: .seconds(1))
    try await group.shutDown()
  }

  private func call(_ method: MethodDescriptor, _ count: Int, _ channel: NetworkChannel, on loop: NIOLoop) async -> Outcomes {
    let outcomes = Locked(Outcomes())
    let calls = (0..<count).map { _ in
      loop.spawn {
        do throws(RPCError) {
          _ = try await channel.unary(method, [1], CallOptions(timeout: .seconds(30)))
          outcomes.withLock { $0.ok += 1 }
        } catch {
          outcomes.withLock { outcomes in
            guard error.reason == "OVERLOADED", error.code == .resourceExhausted else { return outcomes.other.append(error) }
            outcomes.overloaded += 1
            if case .after = RetryPushback(error) { outcomes.withPause += 1 }
          }
        }
      }
    }
    for call in calls { await call.finished() }
    return outcomes.withLock { $0 }
  }

  @Test func `lookers are turned away unread, and who pays is answered`() async throws {
    let queue = QueueAge.Settings(standing: .milliseconds(20), patience: .milliseconds(20), kept: .milliseconds(50))
    let policy = AdmissionPolicy(CallPriorities([pay: .paid]), settings: .init(queue: queue))
    try await withServer(policy) { server, channel, loop, started in
      async let lookers = call(look, 500, channel, on: loop)
      async let payers = call(pay, 20, channel, on: loop)
      let (looked, paid) = await (lookers, payers)
      #expect(paid.ok == 20 && paid.other.isEmpty)
      #expect(looked.other.isEmpty && looked.ok + looked.overloaded == 500)
      #expect(looked.ok > 2 && looked.overloaded > 20, "four fit into the patience of twenty milliseconds: \(looked)")
      #expect(looked.withPause == looked.overloaded, "each with the time to come again")
      #expect(started.withLock { $0 } == looked.ok + 20, "nothing of the others was run")
      let door = try #require(await server.admission())
      #expect(door.shed[.browse] == looked.overloaded && door.shed[.paid] == 0)
      #expect(door.waiting == 0 && door.running == 0)
    }
  }

  @Test func `a server without admission answers all of them, late`() async throws {
    try await withServer(nil) { server, channel, loop, started in
      let looked = await call(look, 50, channel, on: loop)
      #expect(looked.ok == 50 && started.withLock { $0 } == 50)
      #expect(await server.admission() == nil)
    }
  }

  @Test func `callers that give up while they wait leave nothing behind`() async throws {
    try await withServer(AdmissionPolicy()) { server, channel, loop, started in
      let calls = (0..<300).map { _ in
        loop.spawn {
          // How it ends is not the question here.
          _ = try? await channel.unary(look, [1], CallOptions(timeout: .milliseconds(20)))
        }
      }
      for call in calls { await call.finished() }
      _ = try await channel.unary(pay, [1], CallOptions(timeout: .seconds(10)))
      let door = try #require(await server.admission())
      #expect(door.waiting == 0 && door.running == 0)
      #expect(started.withLock { $0 } < 300)
    }
  }
}
