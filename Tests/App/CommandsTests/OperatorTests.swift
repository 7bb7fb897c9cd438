import ArgumentParser
import Base
import Composition
import Foundation
import JSON
import Messages
import Ports
import RPCCore
import TestKit
import Testing

@testable import Commands

@Suite struct UserVerbsTests {
  @Test func `grant sets the roles that are named and shows them`() async throws {
    let auth = RecordingChannel()
    #expect(
      try await UserVerbs(auth, output: .json).grant("u1", ["operator"])
        == #"{"userId":"u1","roles":["buyer","operator"]}"#)
    #expect(try await UserVerbs(auth, output: .table).grant("u1", ["organiser"]).hasSuffix("u1    buyer, organiser"))
    let call = try #require(auth.calls.first)
    let request = try AuthV1.SetRolesRequest(serialized: call.request)
    #expect(call.method.name == AuthV1.AuthServiceMethods.setRoles.name)
    #expect(request.userID == "u1" && request.roles == ["operator"])
  }

  @Test(arguments: [(RPCCode.notFound, Commands.ExitStatus.notFound), (.failedPrecondition, .refused), (.unavailable, .unreachable)])
  func `a grant that fails has its exit code`(code: RPCCode, status: Commands.ExitStatus) async throws {
    let auth = RecordingChannel { _ throws(RPCError) in throw RPCError(code, "no", reason: "NO") }
    let error = await #expect(throws: CommandFailure.self) {
      _ = try await UserVerbs(auth, output: .table).grant("u1", ["operator"])
    }
    #expect(error?.status == status)
  }

  @Test func `a grant without roles is a matter of usage`() {
    #expect(throws: (any Error).self) { _ = try UserCommand.Grant.parse(["u1"]) }
  }
}

@Suite struct CommandFailureTests {
  @Test func `every error has its exit code and a text without type names`() throws {
    let certificates = CommandFailure(SQLError.closed("another process has order.sqlite open"))
    #expect(certificates?.status == .failed && certificates?.message.contains("closed(") == false)
    #expect(CommandFailure(CryptoError.badKey("not PEM"))?.message == "a key cannot be used: not PEM")
    let missing = CommandFailure(
      CocoaError(.fileReadNoSuchFile, userInfo: [NSFilePathErrorKey: "/a/b"]))
    #expect(missing?.message == "/a/b: there is no such file" && missing?.status == .failed)
    let invalid = #expect(throws: Configuration.Invalid.self) {
      _ = try Configuration(flags: ["cluster.name": ""], environment: [:], file: nil)
    }
    #expect(CommandFailure(try #require(invalid))?.status == .usage)
    #expect(CommandFailure(ValidationError("x")) == nil)
  }

  @Test func `registry and tx verbs take the settings, and their own flags win`() throws {
    let set = try ConnectionOptions.parse([
      "--set", "rpc.registry=10.0.0.1:1", "--set", "data.directory=/d", "--set", "cluster.name=a",
    ])
    #expect(try set.address() == ("10.0.0.1", 1))
    #expect(try set.configuration().text("data.directory") == "/d")
    let flags = try ConnectionOptions.parse([
      "--set", "rpc.registry=10.0.0.1:1", "--set", "data.directory=/d", "--set", "cluster.name=a",
      "--registry", "10.0.0.2:2", "--data", "/e", "--cluster", "b", "--plaintext",
    ])
    #expect(try flags.address() == ("10.0.0.2", 2))
    let configuration = try flags.configuration()
    #expect(configuration.text("data.directory") == "/e" && configuration.text("cluster.name") == "b")
    #expect(configuration.boolean("rpc.plaintext"))
  }

  @Test func `settings are numbers, booleans and arrays in json`() throws {
    let configuration = try Configuration(
      flags: ["gateway.trusted_hops": "10.0.0.0/8"], environment: [:], file: nil)
    func value(_ key: String) throws -> JSONValue {
      ConfigCommand.value(try #require(Setting.all.first { $0.key == key }), configuration)
    }
    #expect(try value("gateway.port") == .number("8080"))
    #expect(try value("rpc.plaintext") == .bool(false))
    #expect(try value("gateway.trusted_hops") == .array([.string("10.0.0.0/8")]))
    #expect(try value("cluster.name") == .string("local"))
  }
}
