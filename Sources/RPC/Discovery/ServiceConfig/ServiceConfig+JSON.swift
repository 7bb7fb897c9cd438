internal import Base
internal import JSON
internal import RPCCore

extension ServiceConfig {
  /// Reads the JSON text. Throws for anything that is not understood: a typing error must not
  /// silently leave a service without its rules.
  public init(parsing text: String) throws(ServiceConfigError) {
    let root: JSONValue
    do throws(JSONError) {
      root = try JSONValue(parsing: [UInt8](text.utf8))
    } catch {
      throw ServiceConfigError(key: error.path, value: "the text at byte \(error.offset)", allowed: "JSON (\(error.problem))")
    }
    let object = try ConfigNode(root).object([
      "methodConfig", "retryThrottling", "loadBalancingConfig", "healthCheckConfig",
    ])
    self.init()
    for node in try object["methodConfig"]?.array() ?? [] { try addMethods(node) }
    throttle = try object["retryThrottling"].map(Self.throttle)
    if let node = object["loadBalancingConfig"] { try setBalancing(node) }
    if let node = object["healthCheckConfig"] {
      healthCheckedService = try node.object(["serviceName"])["serviceName"]?.text() ?? ""
    }
  }

  private mutating func addMethods(_ node: ConfigNode) throws(ServiceConfigError) {
    let object = try node.object(["name", "timeout", "waitForReady", "retryPolicy", "hedgingPolicy"])
    let config = MethodConfig(
      timeout: try object["timeout"]?.duration(above: .zero),
      waitsForReady: try object["waitForReady"]?.boolean(),
      retry: try object["retryPolicy"].map(Self.retryPolicy),
      hedging: try object["hedgingPolicy"].map(Self.hedgingPolicy))
    if let hedging = object["hedgingPolicy"], config.retry != nil {
      throw hedging.error("together with retryPolicy: a method has one of them")
    }
    let names = try object["name"]?.array() ?? []
    guard !names.isEmpty else { throw node.error("a rule with a name: [{}] is for every method") }
    for name in names {
      let parts = try name.object(["service", "method"])
      let key = MethodName(
        service: try parts["service"]?.text(orEmptyAsNil: true), method: try parts["method"]?.text(orEmptyAsNil: true))
      guard key.service != nil || key.method == nil else { throw name.error("a method with its service") }
      guard methods.updateValue(config, forKey: key) == nil else { throw name.error("named once only") }
    }
  }

  private static func retryPolicy(_ node: ConfigNode) throws(ServiceConfigError) -> RetryPolicy {
    let object = try node.object([
      "maxAttempts", "initialBackoff", "maxBackoff", "backoffMultiplier", "retryableStatusCodes",
    ])
    let codes = try node.need(object, "retryableStatusCodes")
    let retryable = try codes.codes()
    guard !retryable.isEmpty else { throw codes.error("one status code at least") }
    return RetryPolicy(
      maxAttempts: try node.need(object, "maxAttempts").integer(2...100),
      initialBackoff: try node.need(object, "initialBackoff").duration(above: .zero),
      maxBackoff: try node.need(object, "maxBackoff").duration(above: .zero),
      backoffMultiplier: try node.need(object, "backoffMultiplier").number(1...100), retryableCodes: retryable)
  }

  private static func hedgingPolicy(_ node: ConfigNode) throws(ServiceConfigError) -> HedgingPolicy {
    let object = try node.object(["maxAttempts", "hedgingDelay", "nonFatalStatusCodes"])
    return HedgingPolicy(
      maxAttempts: try node.need(object, "maxAttempts").integer(2...100),
      delay: try object["hedgingDelay"]?.duration(above: nil) ?? .zero,
      nonFatalCodes: try object["nonFatalStatusCodes"]?.codes() ?? [])
  }

  private static func throttle(_ node: ConfigNode) throws(ServiceConfigError) -> RetryThrottle {
    let object = try node.object(["maxTokens", "tokenRatio"])
    return RetryThrottle(
      maxTokens: try node.need(object, "maxTokens").integer(1...1000),
      tokenRatio: try node.need(object, "tokenRatio").number(0.001...1000))
  }

  // MARK: - Balancing

  /// The first policy that is known, as A24 says; wrappers hold their child.
  private mutating func setBalancing(_ list: ConfigNode) throws(ServiceConfigError) {
    for entry in try list.array() {
      guard case .object(let members) = entry.value, members.count == 1, let member = members.first else {
        throw entry.error("an object with one policy's name")
      }
      let node = ConfigNode(member.value, entry.path + "." + member.name)
      switch member.name {
      case "pick_first":
        _ = try node.object([])
        balancing = .pickFirst
      case "round_robin":
        _ = try node.object([])
        balancing = .roundRobin
      case "weighted_random":
        _ = try node.object([])
        balancing = .weightedRandom
      case "least_request_experimental":
        balancing = .leastRequest(choices: try node.object(["choiceCount"])["choiceCount"]?.integer(2...10) ?? 2)
      case "ring_hash_experimental":
        _ = try node.object([])
        balancing = .ringHash
      case "nearest_cluster":
        prefersNearest = true
        if let child = try node.object(["childPolicy"])["childPolicy"] { try setBalancing(child) }
      case "outlier_detection_experimental": try setOutliers(node)
      default: continue
      }
      return
    }
    throw list.error(
      "a list with pick_first, round_robin, weighted_random, least_request_experimental, ring_hash_experimental, "
        + "nearest_cluster or outlier_detection_experimental")
  }

  private mutating func setOutliers(_ node: ConfigNode) throws(ServiceConfigError) {
    let object = try node.object([
      "interval", "baseEjectionTime", "maxEjectionTime", "maxEjectionPercent", "consecutiveErrors",
      "successRateEjection", "childPolicy",
    ])
    if let value = try object["consecutiveErrors"]?.integer(1...1000) { outliers.consecutiveErrors = value }
    if let value = try object["baseEjectionTime"]?.duration(above: .zero) { outliers.baseEjectionTime = value }
    if let value = try object["maxEjectionTime"]?.duration(above: .zero) { outliers.maxEjectionTime = value }
    if let value = try object["maxEjectionPercent"]?.integer(0...100) { outliers.maxEjectionPercent = value }
    let interval = try object["interval"]?.duration(above: .zero)
    if let rate = object["successRateEjection"] {
      let members = try rate.object(["stdevFactor", "minimumHosts", "requestVolume"])
      var policy = OutlierPolicy.SuccessRate()
      if let interval { policy.interval = interval }
      if let value = try members["stdevFactor"]?.integer(0...10_000) { policy.stdevFactor = value }
      if let value = try members["minimumHosts"]?.integer(1...10_000) { policy.minimumHosts = value }
      if let value = try members["requestVolume"]?.integer(1...1_000_000) { policy.requestVolume = value }
      outliers.successRate = policy
    }
    if let child = object["childPolicy"] { try setBalancing(child) }
  }
}

/// A value with the place it stands at, for errors that name both.
private struct ConfigNode {
  let value: JSONValue
  let path: String

  init(_ value: JSONValue, _ path: String = "$") {
    self.value = value
    self.path = path
  }

  func error(_ allowed: String) -> ServiceConfigError {
    ServiceConfigError(key: path, value: String(decoding: value.serialized, as: UTF8.self), allowed: allowed)
  }

  /// The members, of which only those in `known` may be there.
  func object(_ known: Set<String>) throws(ServiceConfigError) -> [String: ConfigNode] {
    guard case .object(let members) = value else { throw error("an object") }
    var nodes: [String: ConfigNode] = [:]
    for member in members {
      let node = ConfigNode(member.value, "\(path).\(member.name)")
      guard known.contains(member.name) else {
        let names = known.sorted().joined(separator: ", ")
        throw node.error(known.isEmpty ? "known: this object is empty" : "known: there are \(names)")
      }
      nodes[member.name] = node
    }
    return nodes
  }

  func need(_ members: [String: ConfigNode], _ name: String) throws(ServiceConfigError) -> ConfigNode {
    guard let node = members[name] else { throw error("whole: \(name) is missing") }
    return node
  }

  func array() throws(ServiceConfigError) -> [ConfigNode] {
    guard case .array(let values) = value else { throw error("a list") }
    return values.enumerated().map { ConfigNode($0.element, "\(path)[\($0.offset)]") }
  }

  func text(orEmptyAsNil: Bool) throws(ServiceConfigError) -> String? {
    let text = try text()
    return text.isEmpty && orEmptyAsNil ? nil : text
  }

  func text() throws(ServiceConfigError) -> String {
    guard case .string(let text) = value else { throw error("a string") }
    return text
  }

  func boolean() throws(ServiceConfigError) -> Bool {
    guard case .bool(let flag) = value else { throw error("true or false") }
    return flag
  }

  func integer(_ range: ClosedRange<Int>) throws(ServiceConfigError) -> Int {
    guard case .number(let text) = value, let number = Int(text), range.contains(number) else {
      throw error("\(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  func number(_ range: ClosedRange<Double>) throws(ServiceConfigError) -> Double {
    guard case .number(let text) = value, let number = Double(text), range.contains(number) else {
      throw error("\(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  /// `"1.5s"`: seconds with at most nine digits after the point, up to an hour.
  func duration(above least: Duration?) throws(ServiceConfigError) -> Duration {
    let allowed = "a time like \"0.05s\", \(least == nil ? "from 0" : "above 0") to 3600 seconds"
    guard case .string(let text) = value, text.hasSuffix("s") else { throw error(allowed) }
    let parts = text.dropLast().split(separator: ".", omittingEmptySubsequences: false)
    let digits = parts.allSatisfy { !$0.isEmpty && $0.count <= 9 && $0.utf8.allSatisfy { (48...57).contains($0) } }
    guard digits, (1...2).contains(parts.count), let seconds = Int64(parts[0]), seconds <= 3600 else {
      throw error(allowed)
    }
    let fraction = parts.count == 2 ? parts[1] + String(repeating: "0", count: 9 - parts[1].count) : "0"
    let duration = Duration.seconds(seconds) + .nanoseconds(Int64(fraction) ?? 0)
    guard duration > least ?? .nanoseconds(-1), duration <= .seconds(3600) else { throw error(allowed) }
    return duration
  }

  /// Names as `UNAVAILABLE`, or their numbers.
  func codes() throws(ServiceConfigError) -> Set<RPCCode> {
    var codes: Set<RPCCode> = []
    for node in try array() {
      let code: RPCCode? =
        switch node.value {
        case .string(let name): RPCCode.allCases.first { $0.name == name.uppercased() }
        case .number(let text): Int(text).flatMap(RPCCode.init(rawValue:))
        default: nil
        }
      guard let code, code != .ok else { throw node.error("a status code such as UNAVAILABLE") }
      codes.insert(code)
    }
    return codes
  }
}
