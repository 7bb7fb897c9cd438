public import Base

/// Where a channel learns of the instances of a service: the registry, DNS, or a list.
public protocol EndpointSource: Sendable {
  /// Waits until `isEnough` of the list, at most `limit`. Returns the list then.
  func endpoints(
    of service: String, waitingUpTo limit: Duration, on loop: any Loop,
    until isEnough: @Sendable ([Endpoint]) -> Bool
  ) async -> [Endpoint]

  /// Calls `listener` with every new list of a service, from whichever thread it comes.
  func listen(to service: String, _ listener: @escaping @Sendable ([Endpoint]) -> Void)
}

/// Instances that were given and stay, the same for every service.
public struct StaticEndpoints: EndpointSource {
  private let list: [Endpoint]

  public init(_ list: [Endpoint]) { self.list = list }

  public func endpoints(
    of service: String, waitingUpTo limit: Duration, on loop: any Loop,
    until isEnough: @Sendable ([Endpoint]) -> Bool
  ) async -> [Endpoint] {
    list
  }

  public func listen(to service: String, _ listener: @escaping @Sendable ([Endpoint]) -> Void) {}
}

/// The addresses of one host name, looked up again and again while `run` runs: every address is an
/// instance. What was found last stays while looking up fails.
public final class DNSEndpoints: EndpointSource {
  private struct State {
    var list: [Endpoint] = []
    var listeners: [@Sendable ([Endpoint]) -> Void] = []
  }
  private let host: String
  private let port: Int
  private let interval: Duration
  private let loop: any Loop
  private let lookUp: @Sendable (String) async throws -> [String]
  private let report: @Sendable (any Error) -> Void
  private let state = Locked(State())
  private let changes = BellBoard<Bool>()

  /// - Parameters:
  ///   - interval: between two look-ups that went well.
  ///   - lookUp: the numeric addresses of a host name.
  ///   - report: hears of every look-up that failed.
  public init(
    host: String, port: Int, interval: Duration = .seconds(30), loop: any Loop,
    lookUp: @escaping @Sendable (String) async throws -> [String],
    report: @escaping @Sendable (any Error) -> Void = { _ in }
  ) {
    self.host = host
    self.port = port
    self.interval = interval
    self.loop = loop
    self.lookUp = lookUp
    self.report = report
  }

  /// Looks up until the task is cancelled. Run it once.
  public func run() async {
    var failures = 0
    while !Task.isCancelled {
      do {
        take(try await lookUp(host))
        failures = 0
      } catch {
        if Task.isCancelled { return }
        report(error)
        failures += 1
      }
      let pause = failures == 0 ? interval : DiscoveryLimits.delay(after: failures, loop.next())
      do { try await loop.sleep(for: pause) } catch { return }
    }
  }

  private func take(_ addresses: [String]) {
    let list = Set(addresses).sorted().map { Endpoint(host: $0, port: port) }
    let listeners: [@Sendable ([Endpoint]) -> Void] = state.withLock { state in
      guard !list.isEmpty, state.list != list else { return [] }
      state.list = list
      return state.listeners
    }
    for listener in listeners { listener(list) }
    changes.ring(true)
  }

  public func endpoints(
    of service: String, waitingUpTo limit: Duration, on loop: any Loop,
    until isEnough: @Sendable ([Endpoint]) -> Bool
  ) async -> [Endpoint] {
    let known = state.withLock { $0.list }
    if isEnough(known) { return known }
    let end = loop.now.advanced(by: limit)
    let bell = changes.hang(true)
    defer { changes.takeDown(bell, true) }
    while true {
      let list = state.withLock { $0.list }
      let left = loop.now.duration(to: end)
      guard !isEnough(list), left > .zero, !Task.isCancelled else { return list }
      await bell.wait(upTo: left, on: loop)
    }
  }

  public func listen(to service: String, _ listener: @escaping @Sendable ([Endpoint]) -> Void) {
    state.withLock { $0.listeners.append(listener) }
  }
}
