internal import Base
internal import Gateway
internal import Ports
internal import RPCCore

/// Whoever answers HTTP at `host:port`.
struct HTTPSite {
  let loop: SimulatedLoop
  let responder: any HTTPResponder
}

/// A request whose answer has not arrived.
struct HTTPExchange {
  let server: SimulatedLoop
  let client: SimulatedLoop
  let pending: PendingAnswer<HTTPResponse>
  /// Whoever answers it, once it has arrived whole.
  var handler: SpawnedTask?

  func reset(after delay: Duration) {
    client.wait(delay) { pending.settle(.failure(HTTPExchange.unreachable)) }
  }

  /// A segment of TCP.
  static let pieceBytes = 1_448

  static let unreachable = RPCError(.unavailable, "the server is not there")
}

extension SimulatedNetwork {
  /// Answers requests to `host:port` until its machine crashes.
  func serve(_ host: String, _ port: Int, on loop: SimulatedLoop, _ responder: any HTTPResponder) {
    sites["\(host):\(port)"] = HTTPSite(loop: loop, responder: responder)
  }

  /// Answers no requests to `host:port` any more.
  func stopServing(_ host: String, _ port: Int, on loop: SimulatedLoop) {
    if sites["\(host):\(port)"]?.loop === loop { sites["\(host):\(port)"] = nil }
  }

  /// How many requests a process has not answered.
  func unanswered(by loop: SimulatedLoop) -> Int { exchanges.values.count { $0.server === loop } }

  /// One exchange, each body in pieces that travel one after the other and may break off. Throws
  /// UNAVAILABLE when nobody is there or the connection broke, DEADLINE_EXCEEDED when no answer came
  /// in time: the request may have been acted on.
  func exchange(_ request: HTTPRequest, from client: SimulatedLoop, to authority: String, timeout: Duration)
    async throws(RPCError) -> HTTPResponse
  {
    let pending = PendingAnswer<HTTPResponse>()
    let outcome = await pending.wait { [self] in
      let timer = client.schedule(after: timeout) {
        pending.settle(.failure(.deadlineExceeded))
        self.hangUp(pending)
      }
      pending.hold(timer: timer) {}
      guard !client.isDead else { return }
      note(request)
      let copies = dice.happens(faults.httpDuplicates) ? 2 : 1
      if copies == 2 { note("HTTP duplicate") }
      for _ in 0..<copies { carry(request, from: client, to: authority, pending) }
    }
    return try outcome.get()
  }

  private func note(_ request: HTTPRequest) {
    world.note(request.method)
    world.note(request.path)
    world.note(request.query)
    world.note(request.body)
  }

  private func isLost() -> Bool {
    guard dice.happens(faults.httpLosses) else { return false }
    note("HTTP loss")
    return true
  }

  /// How long a body of this size takes, and whether all of it arrives.
  private func trip(_ sizeBytes: Int) -> (time: Duration, isWhole: Bool) {
    var time = delay()
    for _ in 0..<sizeBytes / HTTPExchange.pieceBytes { time += dice.duration(faults.latency) }
    guard dice.happens(faults.httpBreaks) else { return (time, true) }
    note("HTTP break")
    return (time, false)
  }

  /// The client waits no longer and closes: the server's handler is cancelled.
  private func hangUp(_ pending: PendingAnswer<HTTPResponse>) {
    for number in exchanges.keys.sorted() {
      guard let exchange = exchanges[number], exchange.pending === pending else { continue }
      guard !isBlocked(exchange.client.node.name, exchange.server.node.name) else { continue }
      exchange.server.wait(delay()) { [self] in exchanges.removeValue(forKey: number)?.handler?.cancel() }
    }
  }

  private func carry(
    _ request: HTTPRequest, from client: SimulatedLoop, to authority: String, _ pending: PendingAnswer<HTTPResponse>
  ) {
    let host = authority.split(separator: ":").first.map(String.init) ?? authority
    let trip = trip(request.body.count)
    guard !isBlocked(client.node.name, host), !isLost() else { return }
    guard trip.isWhole, let site = sites[authority], !site.loop.isDead else {
      client.wait(trip.time) { pending.settle(.failure(HTTPExchange.unreachable)) }
      return
    }
    exchangeCount += 1
    let number = exchangeCount
    exchanges[number] = HTTPExchange(server: site.loop, client: client, pending: pending)
    site.loop.wait(trip.time) { [self] in
      guard !site.loop.isDead else { return }
      let handler = site.loop.spawn {
        let response = await site.responder.respond(to: request)
        self.answered(number, response, by: site.loop, host)
      }
      exchanges[number]?.handler = handler
    }
  }

  private func answered(_ number: Int, _ response: HTTPResponse, by server: SimulatedLoop, _ host: String) {
    guard !server.isDead, let exchange = exchanges.removeValue(forKey: number) else { return }
    world.note(UInt64(response.status))
    world.note(response.body)
    let trip = trip(response.body.count)
    guard !isBlocked(host, exchange.client.node.name), !isLost() else { return }
    guard trip.isWhole else { return exchange.reset(after: trip.time) }
    exchange.client.wait(trip.time) { exchange.pending.settle(.success(response)) }
  }
}

/// The port to HTTP servers outside the cluster, over the simulated network.
struct SimulatedHTTPClient: HTTPClient {
  let network: SimulatedNetwork
  let loop: SimulatedLoop

  func send(_ request: HTTPClientRequest, timeout: Duration) async throws(HTTPClientError) -> HTTPClientResponse {
    let parts = request.url.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false).map(String.init)
    guard parts.count >= 3, parts[0] == "http:", parts[1].isEmpty, !parts[2].isEmpty else {
      throw .badURL(request.url)
    }
    let target = parts.count > 3 ? parts[3] : ""
    let mark = target.firstIndex(of: "?")
    let whole = HTTPRequest(
      method: request.method, path: "/" + target[..<(mark ?? target.endIndex)],
      query: mark.map { String(target[target.index(after: $0)...]) } ?? "",
      headers: [HTTPField("host", parts[2])] + request.headers, body: request.body,
      remoteAddress: SimulatedAddress.of(loop.node.name))
    do throws(RPCError) {
      let answer = try await network.exchange(whole, from: loop, to: parts[2], timeout: timeout)
      return HTTPClientResponse(status: answer.status, headers: answer.headers, body: answer.body)
    } catch {
      throw error.code == .deadlineExceeded ? .timedOut : .unreachable(error.message)
    }
  }
}

/// Numeric addresses of machines, for who wants one.
enum SimulatedAddress {
  /// One of 10.1.0.0/16 by the name.
  static func of(_ name: String) -> String {
    var digest = TraceDigest()
    digest.note(name)
    return "10.1.\(digest.value >> 16 & 0xFF).\(digest.value >> 8 & 0xFF)"
  }

  /// The address of a client by its number: 10.2.0.0/15.
  static func of(client: Int) -> String { "10.\(2 + (client >> 16 & 1)).\(client >> 8 & 0xFF).\(client & 0xFF)" }
}
