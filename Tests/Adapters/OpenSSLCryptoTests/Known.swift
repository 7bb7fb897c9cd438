import Base
import Ports
import Testing

/// Keys, messages and signatures that others have published, and keys that must be refused.
struct Known: Sendable, CustomTestStringConvertible {
  let algorithm: SignatureAlgorithm
  let publicKeyPEM: String
  let message: String
  let signature: [UInt8]

  var testDescription: String { algorithm.rawValue }

  private init(algorithm: SignatureAlgorithm, publicKeyPEM: String, message: String, signature: String) {
    self.algorithm = algorithm
    self.publicKeyPEM = publicKeyPEM
    self.message = message
    self.signature = Base64.decode(signature, .url) ?? []
  }

  static let all = [es256, ed25519, rsa2]

  /// RFC 7515 A.3.
  static let es256 = Known(
    algorithm: .es256,
    publicKeyPEM: """
    -----BEGIN PUBLIC KEY-----
    MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEf83OJ3D2xF1Bg8vub9tLe1gHMzV7
    6e8Tus9uPHvRVEXH8UTNG72bfocs3+257rn0s2ldbqkLJK2KRiMohYjlrQ==
    -----END PUBLIC KEY-----
    """,
    message:
      "eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9"
      + "leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ",
    signature:
      "DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-K"
      + "g6NU1Q")

  /// RFC 8037 A.4.
  static let ed25519 = Known(
    algorithm: .ed25519,
    publicKeyPEM: """
    -----BEGIN PUBLIC KEY-----
    MCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=
    -----END PUBLIC KEY-----
    """,
    message: "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc",
    signature:
      "hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_M"
      + "uM0KAg")

  /// RFC 7515 A.2.
  static let rsa2 = Known(
    algorithm: .rsa2,
    publicKeyPEM: """
    -----BEGIN PUBLIC KEY-----
    MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAofgWCuLjybRlzo0tZWJj
    NiuSfb4p4fAkd/wWJcyQoTbji9k0l8W26mPddxHmfHQp+Vaw+4qPCJrcS2mJPMEz
    P1Pt0Bm4d4QlL+yRT+SFd2lZS+pCgNMsD1W/YpRPEwOWvG6b32690r2jZ47soMZo
    9wGzjb/7OMg0LOL+bSf63kpaSHSXndS5z5rexMdbBYUsLA9e+KXBdQOS+UTo7WTB
    EMa2R2CapHg665xsmtdVMTBQY4uDZlxvb3qCo5ZwKh9kG4LT6/I5IhlJH7aGhyxX
    FvUK+DWNmoudF8NAco9/h9iaGNj8q2ethFkMLs91kzk2PAcDTW9gb54h4FRWyuXp
    oQIDAQAB
    -----END PUBLIC KEY-----
    """,
    message:
      "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9"
      + "leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ",
    signature:
      "cC4hiUPoj9Eetdgtv3hF80EGrhuB__dzERat0XF9g2VtQgr9PJbu3XOiZj5RZmh7AAuHIm4Bh-0Qc_lF"
      + "5YKt_O8W2Fp5jujGbds9uJdbF9CUAr7t1dnZcAcQjbKBYNX4BAynRFdiuB--f_nZLgrnbyTyWzO75vRK"
      + "5h6xBArLIARNPvkSjtQBMHlb1L07Qe7K0GarZRmB_eSN9383LcOLn6_dO--xi12jzDwusC-eOkHWEsqt"
      + "FZESc6BfI7noOPqvhJ1phCnvWh6IeYI2w9QOYEUipUTI8np6LbgGY9Fs98rqVt5AXLIhWkWywlVmtVrB"
      + "p0igcN_IoypGlUPQGe77Rw")

  /// RFC 8037 A.1.
  static let ed25519PrivatePEM = """
    -----BEGIN PRIVATE KEY-----
    MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g
    -----END PRIVATE KEY-----
    """

  /// Too short for RSA2.
  static let rsa1024PEM = """
    -----BEGIN PRIVATE KEY-----
    MIICdgIBADANBgkqhkiG9w0BAQEFAASCAmAwggJcAgEAAoGBAKvsxnICh/WhpqvZ
    PU2dsBx1yYQ+PWGCqxbUKG8yvbmD5NRmmO+lRRk+eXMhkyc3xh9+0ia7UhF+mioE
    Oc4HQUAApTZwx1VJ9HlnzSz9Vi/QSA+8HBdswpRrPnNoWM2o3M0rz7kin+a/Esq9
    IppXQ2WbA8UL0EnTEivA2Nk0gbmtAgMBAAECgYBp6rILFQIb0p3y6x/4TDhuICap
    AQshorWyl7vdXb5Cpz33mMmJgiECv1llE38rvxGg36mqUObrfjqNvhK6mf+Y4kjc
    YhReNzJgs8S+q4hnuIhaR6EaKnAYcJ/oAfkOfKqqbhiVw6lwpRobQW4ZXXc8uitS
    XgK7Y2bvqM2qtaGj5QJBAOKhyyTGDLwyb3AL92W3YoNXQiM0XRXeVwD9UjitGkh2
    qRvhxNN9K/ipynxGupBIV/U8rUQz70hVTG3hy5Ets3sCQQDCNCX+txc221uABezv
    HpnCMJPfesEIGIZgq/BLgV5DPn/EaDN/X5JWfpt6vvTGC3fBFHAdQIVXAMxhUWjI
    GEr3AkEAuV3krntfRz9pbpgbDpNkfFEOw4S87nohZ6nLapgLe2GzCB8twl4LbSRT
    fjrLtd+2MdwjTDm+acd68BVTT7e1qQJAG4OR4n2EH3SCiSfNwq7+L8H8IUxd7syy
    tR2HBNuGRFaleWkd6qzaqcB0PLazLR/Qzp0bqTlL6uClFCCZjMfMTwJAXkQ3r382
    6eY03/xfJjiRuPL7L7Be+eF2c4NbgDltvuBhohSMVITbxSX01XuOXy3NOU9JAvmd
    QEZozk1YDYBMsA==
    -----END PRIVATE KEY-----
    """

  /// Another curve than P-256.
  static let p384PEM = """
    -----BEGIN PRIVATE KEY-----
    MIG2AgEAMBAGByqGSM49AgEGBSuBBAAiBIGeMIGbAgEBBDD2IYA7rkTXvKM64LA+
    72/zFNkMPDq/f6seAGu0HRj0JPCTVfc4d47slThQAI2RWtuhZANiAATH8cgveV+x
    1OBfUNVCm2quZ/iLDBYMKT8mhRZIEjFfS4f+YTILWu/TdXwVUhaaTRlsg/U/8yHL
    /RLZHTOPN7N92TJnW0shdRWUWZSJuB8c4otiGI0VS9kkJq3CsC65L40=
    -----END PRIVATE KEY-----
    """

  /// A P-256 key behind the password `x`.
  static let encryptedPEM = """
    -----BEGIN ENCRYPTED PRIVATE KEY-----
    MIH0MF8GCSqGSIb3DQEFDTBSMDEGCSqGSIb3DQEFDDAkBBDvOiA0ygNZtDECdwr4
    wk3+AgIIADAMBggqhkiG9w0CCQUAMB0GCWCGSAFlAwQBKgQQtCVNN2B3syfXzPLQ
    X88vBgSBkMZc4ZYwuTZKS4tOSEVKbVmxwjQlfQUwFH8onz1g1ivvPtLEZdD4Uv06
    PnyP5X3kfTU/0SzKYnhg5qykg15RKYW+G4BGOCP3ZwOzRl1MwvpCGl7Xvk8XyUVZ
    WRUM4QLhvbYAhuiodgDJ4BZllm8a6KK1Pc6DceeteFrfrhzeYGbgunFpSUDYRjFU
    xQnnxNkKzw==
    -----END ENCRYPTED PRIVATE KEY-----
    """
}
