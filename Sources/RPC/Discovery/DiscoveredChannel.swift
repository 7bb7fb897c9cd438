public import Base
public import RPCCore

/// A channel to a service by name: each call goes to one of its instances, as the service's
/// configuration says; without one at random by weight.
///
/// A call that could not reach its instance goes to another one when that is safe: the method is
/// idempotent, or the request never left. Retries, hedges, time-outs and wait-for-ready follow
/// `ServiceConfig`, which may change at any moment. While nobody is registered a call waits a little.
/// Connections are made on first use and closed when their instance is gone and the last call in
/// flight has ended. Callable from any thread.
public final class DiscoveredChannel: Channel {
  typealias Seat = EndpointPool.Seat

  private let service: String
  private let source: any EndpointSource
  let loop: any Loop
  private let connect: @Sendable (Endpoint) -> Connection
  let pool: Locked<EndpointPool>

  /// - Parameters:
  ///   - service: the name in the registry; followed from now on.
  ///   - resolver: where instances are learnt of.
  ///   - cluster: where the caller is, for `nearest_cluster`.
  ///   - connect: makes a connection; it need not be established yet.
  public init(
    service: String, resolver: any EndpointSource, loop: any Loop, config: ServiceConfig = ServiceConfig(),
    cluster: String = "", connect: @escaping @Sendable (Endpoint) -> Connection
  ) {
    self.service = service
    source = resolver
    self.loop = loop
    self.connect = connect
    pool = Locked(EndpointPool(config, cluster: cluster))
    resolver.listen(to: service) { [weak self] list in
      for leaver in self?.pool.withLock({ $0.retire(allBut: list) }) ?? [] { leaver.close() }
    }
  }

  deinit {
    for leaver in pool.withLock({ $0.retire(allBut: []) }) { leaver.close() }
  }

  /// How many connections are kept.
  public var connectionCount: Int { pool.withLock { $0.count } }

  /// Instances that get no calls now because of how they answered.
  public var ejectedInstances: [String] { pool.withLock { $0.ejected(at: loop.now) } }

  /// Other rules for calls from now on; calls in flight end by the old ones.
  public func use(_ config: ServiceConfig) {
    pool.withLock { $0.use(config) }
    watchHealth()
  }

  // MARK: - Calls

  public func unary(
    _ method: MethodDescriptor, _ request: [UInt8], _ options: CallOptions
  ) async throws(RPCError) -> [UInt8] {
    var call = try DiscoveredCall(method, options, pool.withLock { $0.config.method(method) }, at: loop.now)
    if let hedging = call.hedging { return try await hedged(method, request, call, hedging) }
    let report = call.hasRetryPolicy ? call.watchHeaders() : nil
    while true {
      let seat: Seat
      do throws(RPCError) {
        seat = try await self.seat(for: call)
      } catch {
        try await prepare(&call, after: error, hasBegun: false)
        continue
      }
      do throws(RPCError) {
        let answer = try await seat.channel.unary(method, request, call.options(at: loop.now))
        leave(seat, after: nil)
        return answer
      } catch {
        leave(seat, after: error)
        call.tried.insert(seat.key)
        // An instance that died in the middle of its answer has done nothing for an idempotent call.
        let hasBegun = report?.hasInitialMetadata == true && !error.isUnreachable
        try await prepare(&call, after: error, hasBegun: hasBegun)
      }
    }
  }

  public func serverStreaming(
    _ method: MethodDescriptor, _ request: [UInt8], _ options: CallOptions,
    onMessage: @escaping @Sendable ([UInt8]) async throws -> Void
  ) async throws {
    var call = try DiscoveredCall(method, options, pool.withLock { $0.config.method(method) }, at: loop.now)
    let hasBegun = Locked(false)
    let report = call.watchHeaders()
    while true {
      let seat: Seat
      do throws(RPCError) {
        seat = try await self.seat(for: call)
      } catch {
        try await prepare(&call, after: error, hasBegun: false)
        continue
      }
      do {
        try await seat.channel.serverStreaming(method, request, call.options(at: loop.now)) { message in
          hasBegun.withLock { $0 = true }
          try await onMessage(message)
        }
        return leave(seat, after: nil)
      } catch let error as RPCError {
        leave(seat, after: error)
        call.tried.insert(seat.key)
        try await prepare(&call, after: error, hasBegun: report.hasInitialMetadata || hasBegun.withLock { $0 })
      } catch {
        leave(seat, after: .cancelled)
        throw error
      }
    }
  }

  /// Returns when the call may be made again; throws its error when it may not.
  func prepare(_ call: inout DiscoveredCall, after error: RPCError, hasBegun: Bool) async throws(RPCError) {
    var attempts = call.attempts
    let tried = call.tried
    let (next, after) = pool.withLock { [loop] pool in
      let failure = CallAttempts.Failure(error, hasBegun: hasBegun, hasUntried: pool.hasOther(than: tried))
      let next = attempts.next(after: failure, &pool.throttle, dice: { loop.next() })
      return (next, attempts)
    }
    call.attempts = after
    let pause: Duration
    switch next {
    case .end: throw error
    case .move:
      call.isMoving = true
      return
    case .again(let after): pause = after
    }
    call.isMoving = false
    // A pause that outlasts the deadline is not begun: the caller hears sooner.
    guard loop.now.advanced(by: pause) < call.deadline else { throw error }
    do { try await loop.sleep(for: pause) } catch { throw .cancelled }
  }
}

// MARK: - Choosing

extension DiscoveredChannel {
  /// Takes a connection for one call; waits for an instance to appear, or after a failure of the
  /// transport for another one than those that were tried.
  func seat(for call: DiscoveredCall) async throws(RPCError) -> Seat {
    let tried = call.tried
    let limit =
      call.isMoving ? DiscoveryLimits.waitForAnother
      : call.waitsForReady ? .seconds(24 * 3600) : DiscoveryLimits.waitForInstance
    let left = min(limit, max(loop.now.duration(to: call.deadline), .zero))
    let mustDiffer = call.isMoving
    var list = await source.endpoints(of: service, waitingUpTo: left, on: loop) { list in
      mustDiffer ? list.contains { !tried.contains($0.key) } : !list.isEmpty
    }
    if list.isEmpty, mustDiffer {
      // The one that was tried has left: the next, of a restart, is waited for as a first one is.
      let left = min(DiscoveryLimits.waitForInstance, max(loop.now.duration(to: call.deadline), .zero))
      list = await source.endpoints(of: service, waitingUpTo: left, on: loop) { !$0.isEmpty }
    }
    if Task.isCancelled { throw .cancelled }
    let seat = pool.withLock { [loop, connect] pool in
      pool.take(
        from: list, tried: tried, hash: call.hash, at: loop.now, dice: { loop.next() }, connect: { connect($0) })
    }
    guard let seat else {
      if loop.now >= call.deadline { throw .deadlineExceeded }
      throw RPCError(
        .unavailable, "no instance of \(service) is there; look with `onsale registry instances`",
        reason: "NO_INSTANCE", facts: ["service": service])
    }
    if seat.isNew { watchHealth() }
    return seat
  }

  func leave(_ seat: Seat, after error: RPCError?) {
    pool.withLock { [loop] in $0.leave(seat, after: error, at: loop.now) }?.close()
  }
}

/// One call on its way through a `DiscoveredChannel`.
struct DiscoveredCall: Sendable {
  let deadline: Instant
  let waitsForReady: Bool
  let hash: UInt64?
  let hedging: HedgingPolicy?
  let hasRetryPolicy: Bool
  var attempts: CallAttempts
  var tried: Set<Endpoint.Key> = []
  /// The next attempt waits a moment for an instance that was not tried.
  var isMoving = false
  private var given: CallOptions

  init(
    _ method: MethodDescriptor, _ options: CallOptions, _ config: ServiceConfig.MethodConfig, at now: Instant
  ) throws(RPCError) {
    var options = options
    if let limit = config.timeout { options.timeout = min(options.timeout ?? limit, limit) }
    deadline = try OutgoingCall(options, at: now).deadline
    waitsForReady = options.waitsForReady ?? config.waitsForReady ?? false
    hash = options.balancingKey.map(HashRing.hash)
    hedging = method.isIdempotent ? config.hedging : nil
    hasRetryPolicy = config.retry != nil
    attempts = CallAttempts(policy: config.retry, isIdempotent: method.isIdempotent, waitsForReady: waitsForReady)
    given = options
  }

  /// Asks to hear of response headers: a call is not made again once they have come (gRFC A6).
  mutating func watchHeaders() -> CallReport {
    let report = given.report ?? CallReport()
    given.report = report
    return report
  }

  /// What the next attempt is made with; `hedges` are on their way already.
  func options(at now: Instant, hedges: Int = 0) -> CallOptions {
    var options = given
    options.timeout = now.duration(to: deadline)
    options.previousAttempts += attempts.counted + hedges
    return options
  }
}
