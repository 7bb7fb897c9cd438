internal import Base
public import RPCCore

/// How clients call one service: the service config of gRPC (grpc/grpc doc/service_config.md, gRFC A2,
/// A6, A42, A48, A50), with three keys of our own. An empty one changes nothing.
public struct ServiceConfig: Sendable, Hashable {
  /// What holds for one method, or for all that have no rule of their own.
  public struct MethodConfig: Sendable, Hashable {
    /// The call's deadline is the earlier of this and the caller's.
    public var timeout: Duration?
    public var waitsForReady: Bool?
    public var retry: RetryPolicy?
    /// Used for methods that the proto marks idempotent only.
    public var hedging: HedgingPolicy?

    public init(
      timeout: Duration? = nil, waitsForReady: Bool? = nil, retry: RetryPolicy? = nil,
      hedging: HedgingPolicy? = nil
    ) {
      self.timeout = timeout
      self.waitsForReady = waitsForReady
      self.retry = retry
      self.hedging = hedging
    }
  }

  /// Which methods a rule is for; the most exact one wins.
  public struct MethodName: Sendable, Hashable {
    /// `nil`: every service.
    public let service: String?
    /// `nil`: every method of the service.
    public let method: String?

    public init(service: String? = nil, method: String? = nil) {
      self.service = service
      self.method = method
    }
  }

  public var methods: [MethodName: MethodConfig] = [:]
  public var throttle: RetryThrottle?
  public var balancing = BalancingPolicy.weightedRandom
  /// Instances of the caller's own cluster first, others only when none of them can be called.
  public var prefersNearest = false
  public var outliers = OutlierPolicy()
  /// Asked for by client-side health checks; `nil` makes none.
  public var healthCheckedService: String?

  public init() {}

  /// The rule for a method: its own, its service's, everybody's, or the empty one.
  public func method(_ descriptor: MethodDescriptor) -> MethodConfig {
    guard !methods.isEmpty else { return MethodConfig() }
    return methods[MethodName(service: descriptor.service, method: descriptor.name)]
      ?? methods[MethodName(service: descriptor.service)] ?? methods[MethodName()] ?? MethodConfig()
  }
}

/// How a service's calls are spread over its instances.
public enum BalancingPolicy: Sendable, Hashable {
  /// By chance, in proportion to the weights.
  case weightedRandom
  /// All to the first of the list, until it cannot be called.
  case pickFirst
  /// In turn, in proportion to the weights and as evenly as they allow.
  case roundRobin
  /// Of this many taken by chance, the one with the fewest calls in flight.
  case leastRequest(choices: Int)
  /// Calls of one `CallOptions.balancingKey` to one instance; without a key by chance.
  case ringHash
}

/// When an instance is passed over although the registry lists it (gRFC A50).
public struct OutlierPolicy: Sendable, Hashable {
  /// Failures of the instance in a row, business refusals not counted.
  public var consecutiveErrors = 5
  /// How long the first time; the n-th time n times as long.
  public var baseEjectionTime: Duration = .seconds(1)
  public var maxEjectionTime: Duration = .seconds(30)
  /// Of the instances at a time; one may always be out while another is there.
  public var maxEjectionPercent = 50
  /// `nil` looks at rows of errors only.
  public var successRate: SuccessRate?

  /// An instance whose share of good answers lies far below the others' is ejected.
  public struct SuccessRate: Sendable, Hashable {
    /// How often rates are compared, and the time they are taken over.
    public var interval: Duration
    /// In thousandths of a standard deviation below the mean.
    public var stdevFactor: Int
    /// Instances with enough calls that it takes.
    public var minimumHosts: Int
    /// Calls in an interval that make a rate.
    public var requestVolume: Int

    public init(
      interval: Duration = .seconds(10), stdevFactor: Int = 1900, minimumHosts: Int = 5, requestVolume: Int = 100
    ) {
      self.interval = interval
      self.stdevFactor = stdevFactor
      self.minimumHosts = minimumHosts
      self.requestVolume = requestVolume
    }
  }

  public init() {}
}

/// Why a text is no service config.
public struct ServiceConfigError: Error, Sendable, Hashable, CustomStringConvertible {
  /// `$.methodConfig[0].retryPolicy.maxAttempts`.
  public let key: String
  /// As written, cut to 100 characters.
  public let value: String
  /// What it may be.
  public let allowed: String

  public init(key: String, value: String, allowed: String) {
    self.key = key
    self.value = String(value.prefix(100))
    self.allowed = allowed
  }

  public var description: String { "\(key): \(value) is not \(allowed)" }
}
