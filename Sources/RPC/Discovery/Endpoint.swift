internal import Base
public import Messages
public import RPCCore

/// One instance of a service that a client may call now.
public struct Endpoint: Sendable, Hashable {
  public let instanceID: String
  /// Raised at every registration: a restarted instance is another endpoint.
  public let epoch: Int64
  public let host: String
  public let port: Int
  /// Its share of the calls, at least 1.
  public let weight: Int
  public let cluster: String
  public let metadata: [String: String]

  public init(
    instanceID: String, epoch: Int64, host: String, port: Int, weight: Int = 100, cluster: String = "",
    metadata: [String: String] = [:]
  ) {
    self.instanceID = instanceID
    self.epoch = epoch
    self.host = host
    self.port = port
    self.weight = weight
    self.cluster = cluster
    self.metadata = metadata
  }

  /// `nil` for an instance that takes no calls: draining, or of weight 0.
  public init?(_ instance: RegistryV1.Instance) {
    guard instance.state == .up, instance.weight > 0 else { return nil }
    self.init(
      instanceID: instance.instanceID, epoch: instance.epoch, host: instance.host, port: Int(instance.port),
      weight: Int(instance.weight), cluster: instance.cluster, metadata: instance.metadata)
  }

  /// An instance that is known by its address alone, from a list or from DNS.
  public init(host: String, port: Int, weight: Int = 100, cluster: String = "") {
    self.init(instanceID: "\(host):\(port)", epoch: 0, host: host, port: port, weight: weight, cluster: cluster)
  }

  /// What a connection belongs to: an instance that moved or restarted needs a new one, one whose
  /// weight changed does not.
  struct Key: Hashable, Sendable {
    let instanceID: String
    let epoch: Int64
  }

  var key: Key { Key(instanceID: instanceID, epoch: epoch) }
}

/// A channel to one endpoint, and how to end it.
public struct Connection: Sendable {
  public let channel: any Channel
  /// Ends the connection. Called once, when the endpoint is gone and no call of ours is in flight.
  public let close: @Sendable () -> Void

  public init(_ channel: any Channel, close: @escaping @Sendable () -> Void = {}) {
    self.channel = channel
    self.close = close
  }
}

/// The named limits of discovery.
public enum DiscoveryLimits {
  /// How long a call waits for a first instance, unless its deadline comes sooner. An instance that
  /// was killed is back within it; a service that nobody runs is told soon enough.
  public static let waitForInstance: Duration = .seconds(3)
  /// How long a failed call waits for another instance before it tries the same one again.
  public static let waitForAnother: Duration = .milliseconds(500)
  /// How long an instance that could not be reached is passed over while others are there.
  public static let penalty: Duration = .seconds(1)
  /// What one stream may have sent and still be made again at another instance, in bytes: as grpc-go
  /// (256 KiB). Above it the stream stays where it is.
  public static let replayBytes = 256 * 1024
  /// A stream of the registry that says nothing for so long is dead: three of its intervals.
  public static let watchSilence: Duration = .seconds(30)
  public static let attachSilence: Duration = .seconds(6)
  /// One call to the registry.
  public static let callTimeout: Duration = .seconds(2)
  /// Between two tries to reach the registry: in the house, so short.
  public static let firstDelay: Duration = .milliseconds(50)
  public static let longestDelay: Duration = .seconds(2)

  /// Doubles from the first delay to the longest; a random part of up to a half is taken off.
  static func delay(after failures: Int, _ dice: UInt64) -> Duration {
    let full = min(firstDelay * (1 << min(failures, 10)), longestDelay).clampedNanoseconds
    return .nanoseconds(full / 2 + Int64(dice % UInt64(full / 2 + 1)))
  }
}
