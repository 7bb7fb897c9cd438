public import Base
internal import Messages
public import RPCCore

/// A channel to a service by its registry name: each call goes to one of its instances, chosen at
/// random by weight.
///
/// A call that could not reach its instance goes to another one, once, when that is safe: the method
/// is idempotent, or the request never left. While nobody is registered a call waits a little.
/// Connections are made on first use and closed when their instance is gone and the last call in
/// flight has ended. Callable from any thread.
public final class DiscoveredChannel: Channel {
  private struct Line: Sendable {
    let connection: Connection
    var inFlight = 0
    var isRetired = false
    /// Passed over until then, while others are there.
    var avoidedUntil: Instant?
  }

  /// One call's hold on a connection.
  private struct Seat: Sendable {
    let key: Endpoint.Key
    let channel: any Channel
  }

  private let service: String
  private let resolver: Resolver
  private let loop: any Loop
  private let connect: @Sendable (Endpoint) -> Connection
  private let lines = Locked<[Endpoint.Key: Line]>([:])

  /// - Parameters:
  ///   - service: the name in the registry; followed from now on.
  ///   - connect: makes a connection; it need not be established yet.
  public init(
    service: String, resolver: Resolver, loop: any Loop,
    connect: @escaping @Sendable (Endpoint) -> Connection
  ) {
    self.service = service
    self.resolver = resolver
    self.loop = loop
    self.connect = connect
    resolver.listen(to: service) { [weak self] list in self?.retire(allBut: list) }
  }

  /// How many connections are kept.
  public var connectionCount: Int { lines.withLock { $0.count } }

  public func unary(
    _ method: MethodDescriptor, _ request: [UInt8], _ options: CallOptions
  ) async throws(RPCError) -> [UInt8] {
    let deadline = try OutgoingCall(options, at: loop.now).deadline
    let first = try await seat(nil, until: deadline)
    do {
      return try await call(first, method, request, options, deadline)
    } catch {
      guard Self.mayMove(error, method.isIdempotent) else { throw error }
    }
    let second = try await seat(first.key, until: deadline)
    return try await call(second, method, request, options, deadline)
  }

  private func call(
    _ seat: Seat, _ method: MethodDescriptor, _ request: [UInt8], _ options: CallOptions, _ deadline: Instant
  ) async throws(RPCError) -> [UInt8] {
    do throws(RPCError) {
      let answer = try await seat.channel.unary(method, request, remaining(options, deadline))
      leave(seat, after: nil)
      return answer
    } catch {
      leave(seat, after: error)
      throw error
    }
  }

  public func serverStreaming(
    _ method: MethodDescriptor, _ request: [UInt8], _ options: CallOptions,
    onMessage: @escaping @Sendable ([UInt8]) async throws -> Void
  ) async throws {
    let deadline = try OutgoingCall(options, at: loop.now).deadline
    let first = try await seat(nil, until: deadline)
    let hasBegun = Locked(false)
    do {
      return try await stream(first, method, request, remaining(options, deadline)) { message in
        hasBegun.withLock { $0 = true }
        try await onMessage(message)
      }
    } catch let error as RPCError {
      guard !hasBegun.withLock({ $0 }), Self.mayMove(error, method.isIdempotent) else { throw error }
    }
    let second = try await seat(first.key, until: deadline)
    try await stream(second, method, request, remaining(options, deadline), onMessage)
  }

  private func stream(
    _ seat: Seat, _ method: MethodDescriptor, _ request: [UInt8], _ options: CallOptions,
    _ onMessage: @escaping @Sendable ([UInt8]) async throws -> Void
  ) async throws {
    do {
      try await seat.channel.serverStreaming(method, request, options, onMessage: onMessage)
      leave(seat, after: nil)
    } catch {
      leave(seat, after: error as? RPCError)
      throw error
    }
  }

  /// Takes one instance: a stream that has begun belongs to its server.
  public func duplex<Answer: Sendable>(
    _ method: MethodDescriptor, _ options: CallOptions,
    _ body: (any CallStream) async throws -> Answer
  ) async throws -> Answer {
    let deadline = try OutgoingCall(options, at: loop.now).deadline
    let seat = try await seat(nil, until: deadline)
    do {
      let answer = try await seat.channel.duplex(method, remaining(options, deadline), body)
      leave(seat, after: nil)
      return answer
    } catch {
      leave(seat, after: error as? RPCError)
      throw error
    }
  }

  private func remaining(_ options: CallOptions, _ deadline: Instant) -> CallOptions {
    var options = options
    options.timeout = loop.now.duration(to: deadline)
    return options
  }
}

// MARK: - Choosing

extension DiscoveredChannel {
  /// Takes a connection for one call; waits for an instance to appear, or after a failure for
  /// another one than `failed`.
  private func seat(_ failed: Endpoint.Key?, until deadline: Instant) async throws(RPCError) -> Seat {
    let limit = failed == nil ? DiscoveryLimits.waitForInstance : DiscoveryLimits.waitForAnother
    let left = min(limit, max(loop.now.duration(to: deadline), .zero))
    let list = await resolver.endpoints(of: service, waitingUpTo: left, on: loop) { list in
      list.contains { $0.key != failed }
    }
    if Task.isCancelled { throw .cancelled }
    let others = list.filter { $0.key != failed }
    guard let endpoint = choose(among: others.isEmpty ? list : others) else {
      if loop.now >= deadline { throw .deadlineExceeded }
      throw RPCError(
        .unavailable, "no instance of \(service) is there; look with `onsale registry instances`",
        reason: "NO_INSTANCE", facts: ["service": service])
    }
    return take(endpoint)
  }

  /// One endpoint at random by weight, of those that were reachable a moment ago if there are any.
  private func choose(among list: [Endpoint]) -> Endpoint? {
    let now = loop.now
    let avoided = lines.withLock { lines in
      list.filter { lines[$0.key]?.avoidedUntil.map { $0 > now } ?? false }
    }
    let good = avoided.count == list.count ? list : list.filter { !avoided.contains($0) }
    let total = good.reduce(0) { $0 + $1.weight }
    guard total > 0 else { return nil }
    var roll = Int(loop.next() % UInt64(total))
    for endpoint in good {
      roll -= endpoint.weight
      if roll < 0 { return endpoint }
    }
    return good.last
  }

  private func take(_ endpoint: Endpoint) -> Seat {
    lines.withLock { lines in
      var line = lines[endpoint.key] ?? Line(connection: connect(endpoint))
      line.inFlight += 1
      lines[endpoint.key] = line
      return Seat(key: endpoint.key, channel: line.connection.channel)
    }
  }

  private func leave(_ seat: Seat, after error: RPCError?) {
    let end = loop.now.advanced(by: DiscoveryLimits.penalty)
    let closing: Connection? = lines.withLock { lines in
      guard var line = lines[seat.key] else { return nil }
      line.inFlight -= 1
      if let error { line.avoidedUntil = error.isUnreachable ? end : line.avoidedUntil } else { line.avoidedUntil = nil }
      let isOver = line.isRetired && line.inFlight == 0
      lines[seat.key] = isOver ? nil : line
      return isOver ? line.connection : nil
    }
    closing?.close()
  }

  /// Closes the connections of instances that are not listed any more, as soon as they are idle.
  private func retire(allBut list: [Endpoint]) {
    let kept = Set(list.map(\.key))
    let closing: [Connection] = lines.withLock { lines in
      var idle: [Connection] = []
      for key in lines.keys {
        guard !kept.contains(key) else {
          lines[key]?.isRetired = false
          continue
        }
        lines[key]?.isRetired = true
        if let line = lines[key], line.inFlight == 0 {
          idle.append(line.connection)
          lines[key] = nil
        }
      }
      return idle
    }
    for connection in closing { connection.close() }
  }

  private static func mayMove(_ error: RPCError, _ isIdempotent: Bool) -> Bool {
    error.neverLeft || isIdempotent && error.isUnreachable
  }
}
