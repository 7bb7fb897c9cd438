internal import Base
internal import RPCCore
internal import RPCNetwork

/// Calls of every kind over a kept connection, and connections that come and go, each kind in a lane of
/// its own.
final class MixedLoad: Sendable {
  struct Lane: Sendable {
    let name: String
    let pause: Duration
    /// Makes one call, given its number. Throws what must not have happened.
    let call: @Sendable (Int) async throws -> Void
  }

  struct Tally: Sendable, Hashable {
    var calls = 0
    var failures: [String: Int] = [:]
  }

  private let stage: EnduranceStage
  private let kept: NetworkChannel
  private let counts = Locked<[String: Tally]>([:])

  init(_ stage: EnduranceStage) {
    self.stage = stage
    kept = stage.channel()
  }

  var tallies: [String: Tally] { counts.withLock { $0 } }
  var calls: Int { counts.withLock { $0.values.reduce(0) { $0 + $1.calls } } }

  func close() { kept.close() }

  /// One call after another, with a breath between, until `isOver`.
  func drive(_ lane: Lane, speed: Int, _ isOver: Locked<Bool>) async {
    var number = 0
    while !isOver.withLock({ $0 }) {
      number += 1
      var failure: String?
      do { try await lane.call(number) } catch let error as RPCError {
        failure = "\(error.code.name) \(error.reason)"
      } catch { failure = "\(error)" }
      counts.withLock { counts in
        counts[lane.name, default: Tally()].calls += 1
        if let failure { counts[lane.name, default: Tally()].failures[failure, default: 0] += 1 }
      }
      do { try await stage.loop.sleep(for: lane.pause / speed) } catch { return }
    }
  }

  struct Unexpected: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
  }

  /// Runs a call that must end with `code`.
  private static func expect(_ code: RPCCode, _ call: () async throws -> Void) async throws {
    do { try await call() } catch let error as RPCError where error.code == code { return }
    throw Unexpected("OK, not \(code.name)")
  }

  private static func bytes(_ count: Int, _ number: Int) -> [UInt8] {
    [UInt8](repeating: UInt8(truncatingIfNeeded: number), count: count)
  }
}

// MARK: - The lanes

extension MixedLoad {
  var lanes: [Lane] { unaryLanes + streamLanes + connectionLanes }

  private var unaryLanes: [Lane] {
    let (kept, loop) = (kept, stage.loop)
    return [
      Lane(name: "echo", pause: .milliseconds(4)) { number in
        let request = Self.bytes(number % 40 == 0 ? 100_000 : 64, number)
        guard try await kept.unary(EnduranceService.echo, request, CallOptions()) == request else {
          throw Unexpected("another answer")
        }
      },
      Lane(name: "refused", pause: .milliseconds(10)) { _ in
        try await Self.expect(.aborted) { _ = try await kept.unary(EnduranceService.refuse, [], CallOptions()) }
      },
      Lane(name: "no such method", pause: .milliseconds(40)) { number in
        let method = MethodDescriptor(
          service: EnduranceService.name, name: "Nothing\(number)", kind: .unary, isIdempotent: true)
        try await Self.expect(.unimplemented) { _ = try await kept.unary(method, [], CallOptions()) }
      },
      Lane(name: "cancelled", pause: .milliseconds(5)) { number in
        let call = loop.spawn {
          do { _ = try await kept.unary(EnduranceService.hang, [1], CallOptions(timeout: .seconds(30))) } catch {
            // CANCELLED, which is what this lane is for.
          }
        }
        try await loop.sleep(for: .milliseconds(number % 4))
        call.cancel()
        await call.finished()
      },
      Lane(name: "too late", pause: .milliseconds(20)) { _ in
        try await Self.expect(.deadlineExceeded) {
          _ = try await kept.unary(EnduranceService.hang, [1], CallOptions(timeout: .milliseconds(15)))
        }
      },
    ]
  }

  private var streamLanes: [Lane] {
    let kept = kept
    return [
      Lane(name: "stream of answers", pause: .milliseconds(20)) { number in
        let seen = Locked(0)
        try await kept.serverStreaming(EnduranceService.count, [20] + Self.bytes(500, number), CallOptions()) { _ in
          seen.withLock { $0 += 1 }
        }
        guard seen.withLock({ $0 }) == 20 else { throw Unexpected("messages are missing") }
      },
      Lane(name: "stream left in the middle", pause: .milliseconds(20)) { number in
        do {
          try await kept.serverStreaming(EnduranceService.count, [200] + Self.bytes(2000, number), CallOptions()) { _ in
            throw Unexpected("left")
          }
        } catch is Unexpected { return }
        throw Unexpected("nothing came")
      },
      Lane(name: "both ways", pause: .milliseconds(20)) { number in
        try await kept.duplex(EnduranceService.mirror, CallOptions()) { stream in
          for step in 0..<5 {
            try await stream.send(Self.bytes(100 * (step + 1), number))
            guard try await stream.next()?.count == 100 * (step + 1) else { throw Unexpected("another answer") }
          }
          // Half of them hang up without a word.
          guard number % 2 == 0 else { return }
          stream.finish()
          guard try await stream.next() == nil else { throw Unexpected("one message too many") }
        }
      },
    ]
  }

  private var connectionLanes: [Lane] {
    let stage = stage
    return [
      Lane(name: "new connection", pause: .milliseconds(150)) { number in
        let channel = stage.channel()
        defer { channel.close() }
        _ = try await channel.unary(EnduranceService.echo, Self.bytes(200, number), CallOptions())
      },
      Lane(name: "connection lost in a call", pause: .milliseconds(300)) { number in
        let channel = stage.channel()
        let call = stage.loop.spawn {
          do { _ = try await channel.unary(EnduranceService.hang, [1], CallOptions(timeout: .seconds(30))) } catch {
            // UNAVAILABLE, which is what this lane is for.
          }
        }
        try await stage.loop.sleep(for: .milliseconds(number % 60))
        channel.close()
        await call.finished()
      },
      Lane(name: "who speaks no TLS", pause: .milliseconds(500)) { _ in
        let channel = stage.strangeChannel()
        defer { channel.close() }
        try await Self.expect(.unavailable) {
          _ = try await channel.unary(EnduranceService.echo, [], CallOptions(timeout: .seconds(10)))
        }
      },
    ]
  }
}
