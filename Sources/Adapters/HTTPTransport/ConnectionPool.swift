internal import Base
internal import NIOCore
internal import NIOPosix
internal import Ports
internal import RPCNetwork
internal import TLSWire

/// Shares connections among requests, host by host.
///
/// A request waits in its host's queue until a connection is free; connections are opened while
/// more requests wait than connections are on their way, up to the limit. A connection whose
/// request gave up meanwhile serves the next one.
actor ConnectionPool {
  private struct Lane {
    /// Newest last, and used first: the others grow old and are closed.
    var idle: [HTTPConnection] = []
    var connecting = 0
    /// All there are: connecting, busy, idle.
    var open = 0
    var waiting: [Waiter] = []
  }

  /// A request that waits for a connection.
  private final class Waiter {
    let promise: EventLoopPromise<HTTPConnection>
    /// What it was given; the promise may have failed before.
    var given: HTTPConnection?

    init(_ promise: EventLoopPromise<HTTPConnection>) { self.promise = promise }
  }

  nonisolated let loop: NIOLoop
  nonisolated var unownedExecutor: UnownedSerialExecutor { loop.asUnownedSerialExecutor() }
  private let tls: TLSContext
  private let limits: HTTPTransportLimits
  private var lanes: [HTTPDestination.Host: Lane] = [:]
  private var connections: [ObjectIdentifier: HTTPConnection] = [:]
  private var isShutDown = false

  init(loop: NIOLoop, tls: TLSContext, limits: HTTPTransportLimits) {
    (self.loop, self.tls, self.limits) = (loop, tls, limits)
  }

  /// More than anybody waits for an answer, and well inside what timers can count.
  private static let longestTimeout: Duration = .seconds(3600)

  // MARK: - One request

  func send(_ request: HTTPClientRequest, to destination: HTTPDestination, timeout: Duration)
    async throws(HTTPClientError) -> HTTPClientResponse
  {
    let deadline = loop.now.advanced(by: min(timeout, Self.longestTimeout))
    while true {
      let connection = try await acquire(destination.host, until: deadline)
      let wasUsed = connection.exchanges > 0
      do throws(HTTPClientError) {
        return try await exchange(request, to: destination, over: connection, until: deadline)
      } catch {
        guard wasUsed, !connection.hasAnswered, case .unreachable = error, isIdempotent(request.method) else {
          throw error
        }
      }
    }
  }

  private func exchange(
    _ request: HTTPClientRequest, to destination: HTTPDestination, over connection: HTTPConnection, until deadline: Instant
  ) async throws(HTTPClientError) -> HTTPClientResponse {
    let promise = loop.eventLoop.makePromise(of: HTTPClientResponse.self)
    connection.send(request, to: destination, promise)
    do throws(HTTPClientError) {
      let response = try await value(of: promise, until: deadline)
      giveBack(connection)
      return response
    } catch {
      connection.close()
      throw error
    }
  }

  private func acquire(_ host: HTTPDestination.Host, until deadline: Instant) async throws(HTTPClientError) -> HTTPConnection {
    guard !isShutDown else { throw .unreachable("the client is shut down") }
    guard lanes[host]?.waiting.count ?? 0 < limits.waitingPerHost else {
      throw .unreachable("\(limits.waitingPerHost) requests to \(host.name) are waiting already")
    }
    let waiter = Waiter(loop.eventLoop.makePromise())
    lanes[host, default: Lane()].waiting.append(waiter)
    pump(host)
    do throws(HTTPClientError) {
      return try await value(of: waiter.promise, until: deadline)
    } catch {
      lanes[host]?.waiting.removeAll { $0 === waiter }
      if let unused = waiter.given { giveBack(unused) }
      throw error
    }
  }

  /// The promise's value, or `timedOut` at the deadline; a cancelled task gives up at once.
  private func value<Value: Sendable>(of promise: EventLoopPromise<Value>, until deadline: Instant)
    async throws(HTTPClientError) -> Value
  {
    let timer = loop.schedule(after: loop.now.duration(to: deadline)) { promise.fail(HTTPClientError.timedOut) }
    defer { timer.cancel() }
    do {
      return try await withTaskCancellationHandler {
        try await promise.futureResult.get()
      } onCancel: {
        promise.fail(HTTPClientError.unreachable("the request was cancelled"))
      }
    } catch let error as HTTPClientError {
      throw error
    } catch {
      throw .unreachable("\(error)")
    }
  }

  // MARK: - Connections come and go

  /// Gives free connections to waiting requests and opens what is missing.
  private func pump(_ host: HTTPDestination.Host) {
    guard var lane = lanes[host] else { return }
    while !lane.waiting.isEmpty, let connection = lane.idle.popLast() {
      let waiter = lane.waiting.removeFirst()
      connection.leaveIdle()
      waiter.given = connection
      waiter.promise.succeed(connection)
    }
    let missing = max(0, min(lane.waiting.count - lane.connecting, limits.connectionsPerHost - lane.open))
    lane.connecting += missing
    lane.open += missing
    lanes[host] = lane.open == 0 && lane.waiting.isEmpty ? nil : lane
    // Last, for a connection that fails at once comes back here.
    for _ in 0..<missing { connect(host) }
  }

  private func connect(_ host: HTTPDestination.Host) {
    let connection = HTTPConnection(pool: self, host: host, limits: limits)
    connections[ObjectIdentifier(connection)] = connection
    let tls = tls
    ClientBootstrap(group: loop.eventLoop)
      .connectTimeout(.nanoseconds(limits.connectTimeout.clampedNanoseconds))
      .channelOption(.tcpOption(.tcp_nodelay), value: 1)
      .channelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try connection.install(in: channel.pipeline.syncOperations, tls: host.isSecure ? tls : nil)
        }
      }
      .connect(host: host.name, port: host.port)
      .whenFailure { error in
        self.assumeIsolated { $0.ended(connection, .unreachable("\(host.name):\(host.port): \(error)")) }
      }
  }

  /// The connection can take its first request.
  nonisolated func ready(_ connection: HTTPConnection) {
    assumeIsolated { pool in
      pool.lanes[connection.host]?.connecting -= 1
      pool.giveBack(connection)
    }
  }

  /// The connection is gone, or never came to be; called once.
  nonisolated func closed(_ connection: HTTPConnection, _ error: HTTPClientError) {
    assumeIsolated { $0.ended(connection, error) }
  }

  private func ended(_ connection: HTTPConnection, _ error: HTTPClientError) {
    guard connections.removeValue(forKey: ObjectIdentifier(connection)) != nil else { return }
    connection.isGone.succeed()
    let host = connection.host
    lanes[host]?.open -= 1
    lanes[host]?.idle.removeAll { $0 === connection }
    if !connection.isReady {
      lanes[host]?.connecting -= 1
      // It was opened for somebody: the first in the queue learns why it did not come.
      if let waiter = lanes[host]?.waiting.first {
        lanes[host]?.waiting.removeFirst()
        waiter.promise.fail(error)
      }
    }
    pump(host)
  }

  private func giveBack(_ connection: HTTPConnection) {
    guard !isShutDown, connection.isReusable else { return connection.close() }
    lanes[connection.host]?.idle.append(connection)
    connection.enterIdle()
    pump(connection.host)
  }

  func shutDown() async {
    isShutDown = true
    let closing = Array(connections.values)
    for connection in closing { connection.close() }
    for lane in lanes.values {
      for waiter in lane.waiting { waiter.promise.fail(HTTPClientError.unreachable("the client is shut down")) }
    }
    for connection in closing {
      // The promise is only ever kept, never broken.
      try? await connection.isGone.futureResult.get()
    }
  }
}

/// Methods that change nothing more when repeated (RFC 9110 §9.2.2).
private func isIdempotent(_ method: String) -> Bool {
  ["GET", "HEAD", "OPTIONS", "PUT", "DELETE", "TRACE"].contains(method)
}
