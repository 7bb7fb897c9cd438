import Composition
import Testing

@Suite struct ConfigurationTests {
  private func read(
    flags: [String: String] = [:], environment: [String: String] = [:], file: String? = nil
  ) throws -> Configuration {
    try Configuration(flags: flags, environment: environment, file: file.map { [UInt8]($0.utf8) })
  }

  @Test func `flags go over the environment, that over the file, that over the default`() throws {
    let file = #"{"gateway": {"port": 1, "host": "127.0.0.2"}, "sandbox": {"port": 5}}"#
    let environment = ["ONSALE_GATEWAY_PORT": "2", "ONSALE_SANDBOX_PORT": "6", "PATH": "/bin"]
    let all = try read(flags: ["gateway.port": "3"], environment: environment, file: file)
    #expect(all.integer("gateway.port") == 3)
    #expect(all.integer("sandbox.port") == 6)
    #expect(all.text("gateway.host") == "127.0.0.2")
    #expect(all.integer("rpc.port") == 8848)
  }

  @Test func `a list is an array in the file and comma-separated elsewhere`() throws {
    let file = #"{"gateway": {"trusted_hops": ["10.0.0.0/8", "::1/128"]}}"#
    #expect(try read(file: file).list("gateway.trusted_hops") == ["10.0.0.0/8", "::1/128"])
    #expect(
      try read(flags: ["gateway.trusted_hops": "10.0.0.0/8"]).list("gateway.trusted_hops") == [
        "10.0.0.0/8"
      ])
  }

  @Test(
    arguments: [
      (#"{"gateway": {"port": 65536}}"#, ["gateway.port", "65536", "0 to 65535"]),
      (#"{"gateway": {"port": "x"}}"#, ["gateway.port", "\"x\""]),
      (#"{"gateway": {"prot": 1}}"#, ["gateway.prot", "onsale config"]),
      (#"{"gateway": {"port": null}}"#, ["gateway.port", "null"]),
      (#"{"gateway": {"trusted_hops": [1]}}"#, ["gateway.trusted_hops", "array of strings"]),
      (#"{"gateway": {"trusted_hops": ["10.0.0.0/33"]}}"#, ["gateway.trusted_hops", "10.0.0.0/8"]),
      (#"{"rpc": {"plaintext": "yes"}}"#, ["rpc.plaintext", "true or false"]),
      (#"{"rpc": {"registry": "here"}}"#, ["rpc.registry", "HOST:PORT"]),
      (#"{"metrics": {"listen": "here:9090"}}"#, ["metrics.listen", "127.0.0.1:9090"]),
      (#"{"metrics": {"listen": "127.0.0.1"}}"#, ["metrics.listen"]),
      (#"{"metrics": {"listen": "127.0.0.1:65536"}}"#, ["metrics.listen"]),
      (#"{"log": {"level": "loud"}}"#, ["log.level", "trace, debug"]),
      (#"{"cluster": {"namespace": "A b"}}"#, ["cluster.namespace", "a-z"]),
      (#"{"cluster": {"name": ""}}"#, ["cluster.name", "1 to 32"]),
      (#"{"gateway": {"host": "example.org"}}"#, ["gateway.host", "IP address"]),
      (#"{"rpc": {"host": "[::1]"}}"#, ["rpc.host", "without brackets"]),
      (#"{"payment": {"provider_url": "ftp://x"}}"#, ["payment.provider_url", "https://"]),
      (#"{"payment": {"provider_url": "https://"}}"#, ["payment.provider_url"]),
      (#"{"payment": {"notify_url": "http://a b/c"}}"#, ["payment.notify_url"]),
      (#"{"payment": {"notify_url": "http://a:99999/"}}"#, ["payment.notify_url"]),
      (#"{"payment": {"merchant": "me"}}"#, ["payment.merchant", "digits"]),
      (#"[]"#, ["must be an object"]), (#"{"gateway": "#, ["byte"]), ("", ["byte 0"]),
    ] as [(String, [String])])
  func `a bad file is refused with key, value and range`(file: String, words: [String]) throws {
    let error = #expect(throws: Configuration.Invalid.self) { try read(file: file) }
    for word in words {
      #expect(error?.description.contains(word) == true, "\(error?.description ?? "")")
    }
  }

  @Test func `a bad flag and a bad variable name their source`() {
    let flag = #expect(throws: Configuration.Invalid.self) { try read(flags: ["nothing": "1"]) }
    #expect(flag?.description.contains("flag") == true)
    let variable = #expect(throws: Configuration.Invalid.self) {
      try read(environment: ["ONSALE_RPC_PORT": "-1"])
    }
    #expect(variable?.description.contains("ONSALE_RPC_PORT") == true)
  }

  @Test func `addresses and URLs of all forms are taken`() throws {
    for host in ["127.0.0.1", "0.0.0.0", "::", "::1", "localhost"] {
      #expect(try read(flags: ["gateway.host": host]).text("gateway.host") == host)
    }
    for place in ["", "127.0.0.1:0", "0.0.0.0:9090", "[::1]:9090", "[::]:0"] {
      #expect(throws: Never.self) { try read(flags: ["metrics.listen": place]) }
    }
    for url in ["", "http://localhost", "https://openapi.alipay.com/gateway.do", "http://[::1]:81/a?b"] {
      #expect(throws: Never.self) { try read(flags: ["payment.provider_url": url]) }
    }
  }

  @Test func `a variable that is no setting is refused by name`() {
    let error = #expect(throws: Configuration.Invalid.self) {
      try read(environment: ["ONSALE_GATEWAY_PROT": "1"])
    }
    #expect(error?.description.contains("ONSALE_GATEWAY_PROT") == true)
  }

  @Test func `every default is one of its allowed values, and no two settings share a key`() throws
  {
    let defaults = try read()
    for setting in Setting.all {
      #expect(throws: Never.self) { try read(flags: [setting.key: defaults.text(setting.key)]) }
    }
    #expect(Set(Setting.all.map(\.key)).count == Setting.all.count)
    #expect(Set(Setting.all.map(\.environmentName)).count == Setting.all.count)
  }
}
