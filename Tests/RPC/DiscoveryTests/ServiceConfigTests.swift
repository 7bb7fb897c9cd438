import Base
import Discovery
import RPCCore
import Testing

private let rule = #"{"methodConfig": [{"name": [{"service": "a.B"}], "#

/// Text, key, and a part of what is allowed.
private let refusals: [(String, String, String)] = [
  ("", "$", "JSON"), ("[]", "$", "an object"), (#"{"methodConfigs": []}"#, "$.methodConfigs", "known"),
  (#"{"methodConfig": [{"timeout": "1s"}]}"#, "$.methodConfig[0]", "a name"),
  (#"\#(rule)"timeout": "0s"}]}"#, "$.methodConfig[0].timeout", "above 0"),
  (#"\#(rule)"timeout": "1"}]}"#, "$.methodConfig[0].timeout", "0.05s"),
  (#"\#(rule)"timeout": "1.s"}]}"#, "$.methodConfig[0].timeout", "0.05s"),
  (#"\#(rule)"timeout": "-1s"}]}"#, "$.methodConfig[0].timeout", "0.05s"),
  (#"\#(rule)"timeout": "99999s"}]}"#, "$.methodConfig[0].timeout", "3600"),
  (#"\#(rule)"waitForReady": 1}]}"#, "$.methodConfig[0].waitForReady", "true or false"),
  (#"\#(rule)"retryPolicy": {"maxAttempts": 2}}]}"#, "$.methodConfig[0].retryPolicy", "is missing"),
  (
    #"\#(rule)"retryPolicy": {"maxAttempts": 1, "initialBackoff": "1s", "maxBackoff": "1s", "backoffMultiplier": 1, "retryableStatusCodes": ["UNAVAILABLE"]}}]}"#,
    "$.methodConfig[0].retryPolicy.maxAttempts", "2 to 100"
  ),
  (
    #"\#(rule)"retryPolicy": {"maxAttempts": 2, "initialBackoff": "1s", "maxBackoff": "1s", "backoffMultiplier": 1, "retryableStatusCodes": ["OK"]}}]}"#,
    "$.methodConfig[0].retryPolicy.retryableStatusCodes[0]", "UNAVAILABLE"
  ),
  (#"{"retryThrottling": {"maxTokens": 0, "tokenRatio": 1}}"#, "$.retryThrottling.maxTokens", "1 to 1000"),
  (#"{"loadBalancingConfig": [{"magic": {}}]}"#, "$.loadBalancingConfig", "pick_first"),
  (#"{"methodConfig": [{"name": [{"method": "M"}]}]}"#, "$.methodConfig[0].name[0]", "its service"),
  (#"{"methodConfig": [{"name": [{}]}, {"name": [{}]}]}"#, "$.methodConfig[1].name[0]", "once"),
]

@Suite struct ServiceConfigTests {
  private let whole = """
    {"methodConfig": [
       {"name": [{}], "timeout": "2s", "waitForReady": true},
       {"name": [{"service": "t.Test"}], "timeout": "0.25s",
        "retryPolicy": {"maxAttempts": 9, "initialBackoff": "0.01s", "maxBackoff": "1s", "backoffMultiplier": 1.5,
                        "retryableStatusCodes": ["UNAVAILABLE", 8]}},
       {"name": [{"service": "t.Test", "method": "WhoAmI"}],
        "hedgingPolicy": {"maxAttempts": 3, "hedgingDelay": "0.005s", "nonFatalStatusCodes": ["INTERNAL"]}}],
     "retryThrottling": {"maxTokens": 10, "tokenRatio": 0.1},
     "loadBalancingConfig": [{"unheard_of": {}}, {"outlier_detection_experimental": {
        "consecutiveErrors": 3, "interval": "5s", "maxEjectionPercent": 20,
        "successRateEjection": {"minimumHosts": 2}, "childPolicy": [{"nearest_cluster": {
          "childPolicy": [{"least_request_experimental": {"choiceCount": 3}}]}}]}}],
     "healthCheckConfig": {"serviceName": "t.Test"}}
    """

  @Test func `a whole config is read`() throws {
    let config = try ServiceConfig(parsing: whole)
    let exact = config.method(whoAmI)
    #expect(exact.hedging == HedgingPolicy(maxAttempts: 3, delay: .milliseconds(5), nonFatalCodes: [.internal]))
    #expect(exact.timeout == nil, "the most exact rule is the whole rule")
    let service = config.method(change)
    #expect(service.timeout == .milliseconds(250))
    #expect(service.retry == RetryPolicy(
      maxAttempts: 5, initialBackoff: .milliseconds(10), maxBackoff: .seconds(1), backoffMultiplier: 1.5,
      retryableCodes: [.unavailable, .resourceExhausted]))
    let any = config.method(MethodDescriptor(service: "x.Y", name: "Z", kind: .unary, isIdempotent: false))
    #expect(any == ServiceConfig.MethodConfig(timeout: .seconds(2), waitsForReady: true))
    #expect(config.throttle == RetryThrottle(maxTokens: 10, tokenRatio: 0.1))
    #expect(config.balancing == .leastRequest(choices: 3) && config.prefersNearest)
    #expect(config.outliers.consecutiveErrors == 3 && config.outliers.maxEjectionPercent == 20)
    #expect(config.outliers.successRate?.interval == .seconds(5) && config.outliers.successRate?.minimumHosts == 2)
    #expect(config.healthCheckedService == "t.Test")
  }

  @Test func `an empty object is the default`() throws {
    #expect(try ServiceConfig(parsing: "{}") == ServiceConfig())
  }

  @Test(arguments: refusals)
  func `a bad value is refused with its key, itself and its range`(_ text: String, _ key: String, _ allowed: String) {
    let error = #expect(throws: ServiceConfigError.self) { try ServiceConfig(parsing: text) }
    #expect(error?.key == key)
    #expect(error?.allowed.contains(allowed) == true, "\(error?.description ?? "")")
    #expect(error?.value.isEmpty == false)
  }
}
